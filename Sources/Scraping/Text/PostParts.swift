/// The parts of a forum's post that are not what its author wrote: the author's panel with rank and
/// counters, the signature, the note of the last change, the buttons.
enum PostParts {
  /// The runs in such parts; nil where fewer than two posts have an author's panel.
  static func runs(in page: PageRuns, of tree: MarkupTree) -> [Range<Int>]? {
    var ranges: [Range<Int>] = []
    var panels = 0
    var index = 1
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      let range = node.tag == .text || node.count == 0 ? 0..<0 : page.runs(of: index, in: tree)
      guard !range.isEmpty, let part = part(of: index, in: tree) else {
        index += 1
        continue
      }
      if part == .panel { panels += 1 }
      ranges.append(range)
      index = Int(node.end)
    }
    return panels >= 2 ? ranges : nil
  }

  private enum Part {
    case panel, other
  }

  private static func part(of node: Int, in tree: MarkupTree) -> Part? {
    guard tree.nodes[node].tag.isBlock, let names = tree.value(.class, of: node) else { return nil }
    var found: Part?
    var letters: [UInt8] = []
    for byte in names.prefix(200) {
      if !isSpace(byte) {
        if byte != 0x2D, byte != 0x5F { letters.append(lower(byte)) }
        continue
      }
      found = found ?? part(named: letters)
      letters.removeAll(keepingCapacity: true)
    }
    return found ?? part(named: letters)
  }

  private static func part(named letters: [UInt8]) -> Part? {
    guard (6...20).contains(letters.count) else { return nil }
    return names[String(decoding: letters, as: UTF8.self)]
  }

  /// The class names that forum programs give to these parts, in lower case without hyphens.
  ///
  /// Source: the default themes of phpBB 3, FluxBB and PunBB, vBulletin 3 to 5, XenForo 1 and 2, Simple
  /// Machines Forum 2, MyBB 1.8, Invision Community 4, Vanilla 3.
  private static let names: [String: Part] = {
    let panels = """
      postprofile postleft userinfo postuserinfo messageuser messageuserinfo messagecelluser poster \
      postauthor authorinformation authorstatistics cauthorpane ipscommentauthor postbitlegacyuser \
      authorwrap messageuserdetails
      """
    let others = """
      signature postsignature messagesignature bsignature signaturecontainer sigcontainer \
      postedit postedited messagelastedit postfoot postfootleft postfootright postbuttons postcontrols \
      back2top messagefooter messageactionbar moderatorbar postmanagementbuttons thankedbybox \
      reactionsbar postlinks lastedited editnote modified
      """
    var names: [String: Part] = [:]
    for name in panels.split(separator: " ") { names[String(name)] = .panel }
    for name in others.split(separator: " ") { names[String(name)] = .other }
    return names
  }()
}
