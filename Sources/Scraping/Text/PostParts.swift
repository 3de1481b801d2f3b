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
      guard node.count > 0, node.tag.isBlock, case let range = page.runs(of: index, in: tree),
        !range.isEmpty, let part = part(of: index, in: tree)
      else {
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
    guard let names = tree.value(.class, of: node) else { return nil }
    return names.prefix(200).withUnsafeBufferPointer { part(inNames: $0) }
  }

  private static func part(inNames names: UnsafeBufferPointer<UInt8>) -> Part? {
    var (hash, letters) = (Self.emptyHash, 0)
    for byte in names {
      if isSpace(byte) {
        if lengths.contains(letters), let part = parts[hash] { return part }
        (hash, letters) = (Self.emptyHash, 0)
      } else if byte != 0x2D, byte != 0x5F {
        hash = Self.hash(hash, lower(byte))
        letters += 1
      }
    }
    return lengths.contains(letters) ? parts[hash] : nil
  }

  private static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Source: the FNV-1a hash.
  private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// The numbers of letters that the names have.
  private static let lengths = 6...20

  /// The parts by the hash of the class names that forum programs give to them, in lower case and
  /// without hyphens.
  ///
  /// Source: the default themes of phpBB 3, FluxBB and PunBB, vBulletin 3 to 5, XenForo 1 and 2, Simple
  /// Machines Forum 2, MyBB 1.8, Invision Community 4, Vanilla 3.
  private static let parts: [UInt64: Part] = {
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
    var parts: [UInt64: Part] = [:]
    for (names, part) in [(panels, Part.panel), (others, .other)] {
      for name in names.split(separator: " ") { parts[name.utf8.reduce(emptyHash, hash)] = part }
    }
    return parts
  }()
}
