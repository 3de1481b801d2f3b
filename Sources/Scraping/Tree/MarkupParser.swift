import CLibXML2
import Model

/// libxml2's view of a document as a tree: the one place that knows libxml2.
///
/// The parser reads the whole buffer and calls back for every tag and text; nothing is printed,
/// fetched or expanded. The bytes are UTF-8 and have been through `MarkupScan`.
enum MarkupParser {
  /// libxml2's own tables are made once, before two threads could both make them.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  private static let htmlOptions = Int32(
    HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
      | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_HUGE.rawValue)

  private static let xmlOptions = Int32(
    XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
      | XML_PARSE_NOWARNING.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_SAX1.rawValue
      | XML_PARSE_HUGE.rawValue)

  static func tree(ofHTML bytes: [UInt8]) throws(ScrapingError) -> MarkupTree {
    try tree(of: bytes, by: isReady ? htmlNewParserCtxt() : nil) { context, text, count in
      htmlCtxtReadMemory(context, text, count, nil, "UTF-8", htmlOptions)
    }
  }

  static func tree(ofXML bytes: [UInt8]) throws(ScrapingError) -> MarkupTree {
    try tree(of: bytes, by: isReady ? xmlNewParserCtxt() : nil) { context, text, count in
      xmlCtxtReadMemory(context, text, count, nil, "UTF-8", xmlOptions)
    }
  }

  /// The tree that our handler builds while `parse` reads the bytes.
  private static func tree(
    of bytes: [UInt8], by context: xmlParserCtxtPtr?,
    parse: (xmlParserCtxtPtr, UnsafePointer<CChar>, Int32) -> xmlDocPtr?
  ) throws(ScrapingError) -> MarkupTree {
    guard let context else { throw .parserStopped(line: 1, reason: "the memory ran out") }
    defer { xmlFreeParserCtxt(context) }
    guard bytes.count < Int(Int32.max) else {
      throw .parserStopped(line: 1, reason: "the document is larger than 2 GB")
    }
    var builder = TreeBuilder(capacity: bytes.count)
    withUnsafeMutablePointer(to: &builder) { builder in
      builder.pointee.context = context
      context.pointee.sax.pointee = handler()
      context.pointee.userData = UnsafeMutableRawPointer(builder)
      read(bytes) { text, count in
        if let tree = parse(context, text, count) { xmlFreeDoc(tree) }
      }
      builder.pointee.context = nil
    }
    return try builder.finish()
  }

  private static func read(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>, Int32) -> Void) {
    bytes.withUnsafeBytes { raw in
      guard let text = raw.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
      body(text, Int32(raw.count))
    }
  }

  private static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.startElement = { data, name, attributes in
      guard let name, let builder = TreeBuilder.pointer(data) else { return }
      builder.pointee.start(name, attributes)
    }
    handler.endElement = { data, name in
      TreeBuilder.pointer(data)?.pointee.end()
    }
    let characters: charactersSAXFunc = { data, text, count in
      guard let text, count > 0, let builder = TreeBuilder.pointer(data) else { return }
      builder.pointee.append(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    handler.characters = characters
    handler.ignorableWhitespace = characters
    handler.cdataBlock = characters
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.serror = { data, error in
      guard let error, let builder = TreeBuilder.pointer(data)
      else { return }
      builder.pointee.note(code: Int(error.pointee.code), line: Int(error.pointee.line))
    }
    return handler
  }
}

/// What the rules of a site's profile find in a page.
struct ProfileFindings {
  /// The markup of the elements of `content` without those of `drop`, in document order; nil where
  /// there is no such rule, empty where it finds nothing.
  var content: [UInt8]?
  var title: String?
  var published: String?
}

extension MarkupParser {
  /// Steps that one XPath expression may take in one page; beyond them it finds nothing.
  private static var longestSearch: UInt { 50_000_000 }

  /// Applies a profile to a page, by libxml2's own tree and its XPath 1.0.
  static func findings(of profile: SiteProfile, in bytes: [UInt8]) -> ProfileFindings {
    var findings = ProfileFindings()
    read(bytes) { text, count in
      guard isReady, let tree = htmlReadMemory(text, count, nil, "UTF-8", htmlOptions) else {
        return
      }
      defer { xmlFreeDoc(tree) }
      guard let context = searching(tree) else { return }
      defer { xmlXPathFreeContext(context) }
      findings.title = profile.title.flatMap { string($0, context) }
      findings.published = profile.published.flatMap { string($0, context) }
      for rule in profile.drop {
        // The last ones first: an element is freed before the one that holds it.
        for node in elements(rule, context).reversed() {
          xmlUnlinkNode(node)
          xmlFreeNode(node)
        }
      }
      findings.content = profile.content.map { rule in
        outermost(elements(rule, context)).flatMap { markup(of: $0, in: tree) }
      }
    }
    return findings
  }

  /// Whether libxml2 understands the expression.
  static func isXPath(_ expression: String) -> Bool {
    guard isReady, let context = searching(nil) else { return false }
    defer { xmlXPathFreeContext(context) }
    guard let compiled = xmlXPathCtxtCompile(context, expression) else { return false }
    xmlXPathFreeCompExpr(compiled)
    return true
  }

  private static func searching(_ tree: xmlDocPtr?) -> xmlXPathContextPtr? {
    let context = xmlXPathNewContext(tree)
    context?.pointee.opLimit = longestSearch
    // Without a receiver of its own libxml2 prints what it does not like.
    context?.pointee.error = { _, _ in }
    return context
  }

  /// The text that an expression gives, of the first node where it gives several.
  private static func string(_ expression: String, _ context: xmlXPathContextPtr) -> String? {
    guard let result = xmlXPathEvalExpression(expression, context) else { return nil }
    defer { xmlXPathFreeObject(result) }
    guard let text = xmlXPathCastToString(result) else { return nil }
    defer { gleaner_xmlFree(text) }
    let string = String(cString: text)
    return string.isEmpty ? nil : string
  }

  /// The elements that an expression gives, in document order.
  private static func elements(
    _ expression: String, _ context: xmlXPathContextPtr
  ) -> [xmlNodePtr] {
    guard let result = xmlXPathEvalExpression(expression, context) else { return [] }
    defer { xmlXPathFreeObject(result) }
    guard let set = result.pointee.nodesetval else { return [] }
    xmlXPathNodeSetSort(set)
    return (0..<Int(set.pointee.nodeNr)).compactMap { index in
      guard let node = set.pointee.nodeTab[index], node.pointee.type == XML_ELEMENT_NODE else {
        return nil
      }
      return node
    }
  }

  /// Those of the elements, in document order, that stand in no other of them.
  private static func outermost(_ elements: [xmlNodePtr]) -> [xmlNodePtr] {
    let all = Set(elements)
    return elements.filter { element in
      var node = element.pointee.parent
      while let above = node {
        if all.contains(above) { return false }
        node = above.pointee.parent
      }
      return true
    }
  }

  private static func markup(of node: xmlNodePtr, in tree: xmlDocPtr) -> [UInt8] {
    guard let buffer = xmlBufferCreate() else { return [] }
    defer { xmlBufferFree(buffer) }
    htmlNodeDump(buffer, tree, node)
    return Array(
      UnsafeBufferPointer(start: xmlBufferContent(buffer), count: Int(xmlBufferLength(buffer))))
  }
}

/// The tree as it grows under the parser's calls.
///
/// A struct behind a pointer: a class would pay for an exclusivity check on every call.
private struct TreeBuilder: ~Copyable {
  var context: xmlParserCtxtPtr?
  private var tree = MarkupTree()

  /// The element that is open, and the levels above it that were not kept.
  private var open = 0
  private var depth = 0
  private var beyond = 0

  /// The first fault behind which the parser lost something.
  private var fault: (code: Int, line: Int)?

  /// Tags by the address of their name, which the parser holds once.
  private var tags = [(name: UInt, tag: Tag)](repeating: (0, .other), count: 512)
  private var names = [(name: UInt, attribute: AttributeName?)](repeating: (0, nil), count: 512)

  init(capacity: Int) {
    tree.nodes.reserveCapacity(capacity / 24 + 16)
    tree.attributes.reserveCapacity(capacity / 48 + 16)
    tree.bytes.reserveCapacity(capacity / 2 + 64)
    tree.nodes.append(
      MarkupTree.Node(tag: .root, parent: 0, end: 0, first: 0, count: 0, line: 1))
  }

  static func pointer(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<TreeBuilder>? {
    data?.assumingMemoryBound(to: TreeBuilder.self)
  }

  private var line: Int32 {
    guard let context, let input = context.pointee.input else { return 0 }
    return input.pointee.line
  }

  mutating func start(
    _ name: UnsafePointer<xmlChar>,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard depth < MarkupScan.deepest + 100 else {
      beyond += 1
      return
    }
    let node = tree.nodes.count
    let first = tree.attributes.count
    if var pair = attributes {
      while let name = pair[0] {
        if let known = attribute(name) { append(known, pair[1]) }
        pair += 2
      }
    }
    tree.nodes.append(
      MarkupTree.Node(
        tag: tag(name), parent: Int32(open), end: 0, first: Int32(first),
        count: Int32(tree.attributes.count - first), line: line))
    open = node
    depth += 1
  }

  mutating func end() {
    if beyond > 0 {
      beyond -= 1
      return
    }
    guard open > 0 else { return }
    tree.nodes[open].end = Int32(tree.nodes.count)
    open = Int(tree.nodes[open].parent)
    depth -= 1
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    let last = tree.nodes.count - 1
    if tree.nodes[last].tag == .text, tree.nodes[last].parent == Int32(open) {
      tree.nodes[last].count += Int32(text.count)
    } else {
      tree.nodes.append(
        MarkupTree.Node(
          tag: .text, parent: Int32(open), end: Int32(last + 2), first: Int32(tree.bytes.count),
          count: Int32(text.count), line: line))
    }
    tree.bytes.append(contentsOf: text)
  }

  /// Appends an attribute, whose value is empty where it has none: `hidden`.
  private mutating func append(_ name: AttributeName, _ value: UnsafePointer<xmlChar>?) {
    var count = 0
    while let value, value[count] != 0 { count += 1 }
    tree.attributes.append(
      MarkupTree.Attribute(name: name, first: Int32(tree.bytes.count), count: Int32(count)))
    tree.bytes.append(contentsOf: UnsafeBufferPointer(start: value, count: count))
  }

  private mutating func tag(_ name: UnsafePointer<xmlChar>) -> Tag {
    let address = UInt(bitPattern: name)
    let place = Int(truncatingIfNeeded: address >> 2 ^ address >> 9) & 511
    if tags[place].name == address { return tags[place].tag }
    var count = 0
    while name[count] != 0 { count += 1 }
    let tag = TagTable.tag(UnsafeBufferPointer(start: name, count: count))
    tags[place] = (address, tag)
    return tag
  }

  private mutating func attribute(_ name: UnsafePointer<xmlChar>) -> AttributeName? {
    let address = UInt(bitPattern: name)
    let place = Int(truncatingIfNeeded: address >> 2 ^ address >> 9) & 511
    if names[place].name == address { return names[place].attribute }
    let attribute = AttributeName.byName[String(cString: name)]
    names[place] = (address, attribute)
    return attribute
  }

  mutating func note(code: Int, line: Int) {
    if fault == nil, Self.reasons[code] != nil { fault = (code, line) }
  }

  /// The tree, every element closed.
  consuming func finish() throws(ScrapingError) -> MarkupTree {
    if let fault, let reason = Self.reasons[fault.code] {
      throw .parserStopped(line: fault.line, reason: reason)
    }
    for index in tree.nodes.indices where tree.nodes[index].end == 0 {
      tree.nodes[index].end = Int32(tree.nodes.count)
    }
    return tree
  }

  /// The faults behind which libxml2 reads no further. All others it mends.
  private static let reasons: [Int: String] = [
    Int(XML_ERR_NO_MEMORY.rawValue): "the memory ran out",
    Int(XML_ERR_INTERNAL_ERROR.rawValue): "a limit of libxml2 was passed",
    Int(XML_ERR_COMMENT_NOT_FINISHED.rawValue): "a comment has no end",
    Int(XML_ERR_NAME_TOO_LONG.rawValue): "a name is too long",
  ]
}

/// libxml2 by itself on a page as it is: the floor under every reader that is built on it, measured by
/// `gleaner-bench`.
package enum BareParse: String, CaseIterable, Sendable {
  /// Calls that nobody receives.
  case sax = "SAX"

  /// libxml2's own tree, freed at once.
  case dom = "DOM"

  /// Parses the bytes and keeps nothing.
  package func run(_ bytes: [UInt8]) { MarkupParser.parse(bytes, self) }
}

extension MarkupParser {
  fileprivate static func parse(_ bytes: [UInt8], _ bare: BareParse) {
    guard isReady, bytes.count < Int(Int32.max), let context = htmlNewParserCtxt() else { return }
    defer { xmlFreeParserCtxt(context) }
    if bare == .sax { context.pointee.sax.pointee = xmlSAXHandler() }
    read(bytes) { text, count in
      if let tree = htmlCtxtReadMemory(context, text, count, nil, "UTF-8", htmlOptions) {
        xmlFreeDoc(tree)
      }
    }
  }
}
