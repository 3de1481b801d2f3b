import CLibXML2
import Model

/// The tree of an XML document, and what XPath finds in a page: the one place that knows libxml2.
///
/// The parser reads the whole buffer, UTF-8; nothing is printed, fetched or expanded.
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
      | XML_PARSE_NOWARNING.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_SAX1.rawValue)

  /// The most bytes that different names (of elements, attributes and entities) take in one page.
  /// libxml2 keeps them in a table that stops growing: each costs the more, the more there are.
  fileprivate static var mostNames: Int { 350_000 }

  static func tree(ofXML bytes: [UInt8]) throws(ScrapingError) -> MarkupTree {
    var builder = TreeBuilder(capacity: bytes.count)
    try builder.build(by: isReady ? xmlNewParserCtxt() : nil, xmlHandler()) { context in
      xmlDictSetLimit(context.pointee.dict, mostNames)
      return bytes.withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) { text in
          xmlCtxtReadMemory(context, text.baseAddress, Int32(text.count), nil, "UTF-8", xmlOptions)
        }
      }
    }
    return try builder.finished()
  }

  private static func read(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>, Int32) -> Void) {
    bytes.withUnsafeBytes { raw in
      guard let text = raw.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
      body(text, Int32(raw.count))
    }
  }

  private static func xmlHandler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.startElement = { data, name, attributes in
      guard let name, let builder = TreeBuilder.pointer(data) else { return }
      builder.pointee.start(name, attributes)
    }
    let characters: charactersSAXFunc = { data, text, count in
      guard let text, count > 0, let builder = TreeBuilder.pointer(data) else { return }
      builder.pointee.append(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    handler.characters = characters
    handler.ignorableWhitespace = characters
    handler.cdataBlock = characters
    handler.endElement = { data, name in
      TreeBuilder.pointer(data)?.pointee.end()
    }
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.serror = { data, error in
      guard let error, let builder = TreeBuilder.pointer(data) else { return }
      builder.pointee.note(code: Int(error.pointee.code))
    }
    return handler
  }

  /// The named characters of HTML 4: `eacute` is U+00E9.
  static let namedCharacters: [(name: String, value: UInt32)] = {
    // Every value lies in one of these ranges.
    let ranges: [ClosedRange<UInt32>] = [
      0x22...0x3E, 0xA0...0x192, 0x2C6...0x2DC, 0x391...0x3D6, 0x2002...0x2122, 0x2135...0x232A,
      0x25CA...0x2666,
    ]
    return ranges.joined().compactMap { value in
      htmlEntityValueLookup(value).map { (String(cString: $0.pointee.name), value) }
    }
  }()
}

extension MarkupParser {
  /// Steps that one XPath expression may take in a page of so many elements and texts.
  ///
  /// libxml2 counts the nodes that it goes to. Where two ways may lead to one node it also compares each
  /// with all that it has, and does not count that: such an expression has the fewer steps the larger the
  /// page is. One that goes down from the root once, `//div[@class='story']/p`, needs no comparison.
  private static func longestSearch(_ expression: String, nodes: Int) -> UInt {
    let most = 10_000_000
    guard mayMeetTwice(expression) else { return UInt(most) }
    // A search by a condition, `//div[@class='story']`, goes to each node twice.
    return UInt(min(most, max(4_000_000_000 / max(1, nodes), 3 * min(nodes, 80_000))))
  }

  /// Whether two ways of an expression may lead to one node: by an axis that leads up or aside, by a
  /// search below what was found, or because it joins two.
  private static func mayMeetTwice(_ expression: String) -> Bool {
    var rest = Array(expression.utf8.drop { $0 == 0x20 })[...]
    if rest.starts(with: "//".utf8) { rest = rest.dropFirst(2) }
    return zip(rest, rest.dropFirst()).contains { first, second in
      first == 0x7C || second == 0x7C || first == second && [0x2F, 0x2E, 0x3A].contains(first)
    }
  }

  /// Applies a profile to a page, by libxml2's own tree and its XPath 1.0. Every rule is applied to
  /// the page as it is; what `drop` finds is then left out of what `content` finds.
  static func findings(of profile: SiteProfile, in bytes: [UInt8]) -> ProfileFindings {
    var findings = ProfileFindings()
    read(bytes) { text, count in
      guard isReady, let tree = htmlReadMemory(text, count, nil, "UTF-8", htmlOptions) else {
        return
      }
      defer { xmlFreeDoc(tree) }
      guard let context = searching(tree) else { return }
      defer { xmlXPathFreeContext(context) }
      let (nested, nodes) = nestedText(of: tree, atMost: deepestText * Int(count))
      guard nested <= deepestText * Int(count) else {
        for (purpose, rule) in profile.rules {
          var finding = RuleFinding(purpose, rule)
          finding.failure = "the elements of the page stand too deep in each other"
          findings.add(finding)
        }
        return
      }
      // Numbers the elements, so that two of them are put in order without a walk.
      xmlXPathOrderDocElems(tree)
      var content: [xmlNodePtr] = []
      var dropped: Set<xmlNodePtr> = []
      for (purpose, rule) in profile.rules {
        context.pointee.opLimit = longestSearch(rule, nodes: nodes)
        let (finding, elements) = finding(purpose, rule, context)
        findings.add(finding)
        if purpose == .content { content = elements }
        if purpose == .drop { dropped.formUnion(elements) }
      }
      guard profile.content != nil else { return }
      let kept = outermost(content, outside: dropped)
      // Each on its own: an element may stand in another that goes, too.
      for node in dropped { xmlUnlinkNode(node) }
      findings.content = kept.flatMap { markup(of: $0, in: tree) }
      for node in dropped { xmlFreeNode(node) }
    }
    return findings
  }

  /// How deep the text of a page may stand, on average: `//div[contains(., 'a')]` reads each text as
  /// often as there are elements around it, and libxml2 does not count that among its steps.
  private static var deepestText: Int { 200 }

  /// The bytes of text of all elements, each with what stands in the elements within it, and how many
  /// elements and texts there are; the count ends behind `most` bytes.
  private static func nestedText(
    of tree: xmlDocPtr, atMost most: Int
  ) -> (bytes: Int, nodes: Int) {
    var (sum, nodes, depth) = (0, 0, 0)
    var node = tree.pointee.children
    while let here = node, sum <= most {
      nodes += 1
      if here.pointee.type == XML_TEXT_NODE { sum += depth * Int(xmlStrlen(here.pointee.content)) }
      if here.pointee.type == XML_ELEMENT_NODE, let child = here.pointee.children {
        node = child
        depth += 1
        continue
      }
      var last = here
      while last.pointee.next == nil, depth > 0, let parent = last.pointee.parent {
        last = parent
        depth -= 1
      }
      node = last.pointee.next
    }
    return (sum, nodes)
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
    context?.pointee.opLimit = longestSearch("", nodes: 0)
    // Without a receiver of its own libxml2 prints what it does not like.
    context?.pointee.error = { _, _ in }
    return context
  }

  /// What an expression gives, and its elements in document order.
  private static func finding(
    _ purpose: RuleFinding.Purpose, _ expression: String, _ context: xmlXPathContextPtr
  ) -> (finding: RuleFinding, elements: [xmlNodePtr]) {
    var finding = RuleFinding(purpose, expression)
    context.pointee.opCount = 0
    context.pointee.lastError.code = 0
    guard let result = xmlXPathEvalExpression(expression, context) else {
      finding.failure = reason(ofXPathError: Int(context.pointee.lastError.code))
      return (finding, [])
    }
    defer { xmlXPathFreeObject(result) }
    var elements: [xmlNodePtr] = []
    if result.pointee.type == XPATH_NODESET {
      finding.nodes = 0
      if let set = result.pointee.nodesetval {
        xmlXPathNodeSetSort(set)
        finding.nodes = Int(set.pointee.nodeNr)
        for index in 0..<Int(set.pointee.nodeNr) {
          if let node = set.pointee.nodeTab[index], node.pointee.type == XML_ELEMENT_NODE {
            elements.append(node)
          }
        }
      }
    }
    finding.elements = elements.count
    if finding.nodes != 0, let text = xmlXPathCastToString(result) {
      defer { gleaner_xmlFree(text) }
      finding.text = folded(String(cString: text).utf8)
    }
    return (finding, elements)
  }

  /// Why libxml2 gave up an expression that it had understood.
  private static func reason(ofXPathError code: Int) -> String {
    switch code - Int(XML_XPATH_EXPRESSION_OK.rawValue) {
    case Int(XPATH_UNKNOWN_FUNC_ERROR.rawValue): "it has a function that XPath 1.0 does not have"
    case Int(XPATH_UNDEF_PREFIX_ERROR.rawValue):
      "it has a prefix, and elements of HTML have none"
    case Int(XPATH_UNDEF_VARIABLE_ERROR.rawValue): "it has a variable, and there are none"
    case Int(XPATH_INVALID_TYPE.rawValue), Int(XPATH_INVALID_OPERAND.rawValue):
      "it has a value of another type than its place takes"
    case Int(XPATH_INVALID_ARITY.rawValue): "it has a function with too many or too few arguments"
    case Int(XPATH_OP_LIMIT_EXCEEDED.rawValue): "it takes too many steps in this page"
    case Int(XPATH_RECURSION_LIMIT_EXCEEDED.rawValue): "its parts stand too deep in each other"
    default: "libxml2 gives it up (error \(code))"
    }
  }

  /// Those of the elements, in document order, that stand in no other of them, nor in the others,
  /// nor are one of these.
  private static func outermost(
    _ elements: [xmlNodePtr], outside others: Set<xmlNodePtr>
  ) -> [xmlNodePtr] {
    let all = others.union(elements)
    return elements.filter { element in
      if others.contains(element) { return false }
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
  private var context: xmlParserCtxtPtr?
  private var tree: GrowingTree
  private var attributes: Growing<MarkupTree.Attribute>
  private var bytes: Growing<UInt8>
  private var calls = 0

  /// Tags by the address of their name, which the parser holds once.
  private var tags = [(name: UInt, tag: Tag)](repeating: (0, .other), count: 512)

  /// A builder of the tree of so many bytes of XML.
  init(capacity: Int) {
    tree = GrowingTree(capacity: capacity / 24)
    attributes = Growing(capacity: capacity / 32)
    bytes = Growing(capacity: capacity / 2)
  }

  static func pointer(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<TreeBuilder>? {
    data?.assumingMemoryBound(to: TreeBuilder.self)
  }

  /// Has a new parser call the handler while `parse` runs it.
  mutating func build(
    by context: xmlParserCtxtPtr?, _ handler: xmlSAXHandler,
    parse: (xmlParserCtxtPtr) -> xmlDocPtr?
  ) throws(ScrapingError) {
    guard let context else { throw .parserStopped(line: 1, reason: "the memory ran out") }
    defer { xmlFreeParserCtxt(context) }
    withUnsafeMutablePointer(to: &self) { builder in
      builder.pointee.context = context
      context.pointee.sax.pointee = handler
      context.pointee.userData = UnsafeMutableRawPointer(builder)
      if let tree = parse(context) { xmlFreeDoc(tree) }
      builder.pointee.context = nil
    }
  }

  private var line: Int32 { context?.pointee.input?.pointee.line ?? 1 }

  mutating func start(
    _ name: UnsafePointer<xmlChar>,
    _ pairs: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    countNames()
    let first = attributes.count
    if var pair = pairs {
      while let name = pair[0] {
        if let known = AttributeName(Self.bytes(name)) { append(known, pair[1]) }
        pair += 2
      }
    }
    tree.start(
      tag(name), first: Int32(first), count: Int32(attributes.count - first), line: line)
    if tree.isTooDeep { xmlStopParser(context) }
  }

  mutating func end() { tree.end() }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    countNames()
    tree.text(first: Int32(bytes.count), count: Int32(text.count), line: line)
    bytes.append(contentsOf: text)
  }

  /// Appends an attribute, whose value is empty where it has none: `hidden`.
  private mutating func append(_ name: AttributeName, _ value: UnsafePointer<xmlChar>?) {
    let value = value.map { Self.bytes($0) } ?? UnsafeBufferPointer(start: nil, count: 0)
    attributes.append(
      MarkupTree.Attribute(name: name, first: Int32(bytes.count), count: Int32(value.count)))
    bytes.append(contentsOf: value)
  }

  private static func bytes(_ text: UnsafePointer<xmlChar>) -> UnsafeBufferPointer<UInt8> {
    var count = 0
    while text[count] != 0 { count += 1 }
    return UnsafeBufferPointer(start: text, count: count)
  }

  /// Looks from time to time whether the names have become too many: the parser stops at the limit of
  /// its dictionary, and does not say why.
  private mutating func countNames() {
    calls &+= 1
    guard calls & 63 == 0, let context,
      xmlDictGetUsage(context.pointee.dict) > MarkupParser.mostNames
    else { return }
    tree.fail("it has more different names than a page has use for", line: line)
  }

  private mutating func tag(_ name: UnsafePointer<xmlChar>) -> Tag {
    let address = UInt(bitPattern: name)
    let place = Int(truncatingIfNeeded: address >> 2 ^ address >> 9) & 511
    if tags[place].name == address { return tags[place].tag }
    let tag = TagTable.tag(Self.bytes(name))
    tags[place] = (address, tag)
    return tag
  }

  mutating func note(code: Int) {
    if let reason = Self.reasons[code] { tree.fail(reason, line: line) }
  }

  /// The tree, every element closed.
  consuming func finished() throws(ScrapingError) -> MarkupTree {
    try tree.tree(attributes: attributes.array, bytes: bytes.array)
  }

  /// The faults behind which libxml2 reads no further. All others it mends.
  private static let reasons: [Int: String] = [
    Int(XML_ERR_NO_MEMORY.rawValue): "the memory ran out",
    Int(XML_ERR_INTERNAL_ERROR.rawValue): "a limit of libxml2 was passed",
    Int(XML_ERR_COMMENT_NOT_FINISHED.rawValue): "a comment has no end",
    Int(XML_ERR_NAME_TOO_LONG.rawValue): "a name is too long",
  ]
}

extension MarkupParser {
  static func parse(_ bytes: [UInt8], _ bare: BareParse) {
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
