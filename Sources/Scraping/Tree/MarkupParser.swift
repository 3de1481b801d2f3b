import CLibXML2
import Model

/// libxml2's view of a document as a tree: the one place that knows libxml2.
///
/// The parser reads the whole buffer and calls back for every tag and text; nothing is printed,
/// fetched or expanded. Of HTML it reads the skeleton that `MarkupScan` makes, ASCII; XML is UTF-8.
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

  /// The tree of what the scan found in a page.
  static func tree(of scan: consuming MarkupScan) throws(ScrapingError) -> MarkupTree {
    // The scan keeps its tokens, and nobody appends to them, until the builder is done with them.
    var builder = TreeBuilder(of: scan.tokens.values)
    try builder.build(by: isReady ? htmlNewParserCtxt() : nil, htmlHandler()) { context in
      scan.skeleton.values.withMemoryRebound(to: CChar.self) { text in
        htmlCtxtReadMemory(
          context, text.baseAddress, Int32(text.count), nil, "UTF-8", htmlOptions)
      }
    }
    return try builder.tree(of: scan.content())
  }

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
    return try builder.tree(of: nil)
  }

  private static func read(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>, Int32) -> Void) {
    bytes.withUnsafeBytes { raw in
      guard let text = raw.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
      body(text, Int32(raw.count))
    }
  }

  private static func htmlHandler() -> xmlSAXHandler {
    var handler = handler()
    handler.startElement = { data, name, _ in
      guard let name, let builder = TreeBuilder.pointer(data) else { return }
      builder.pointee.startTag(name)
    }
    let characters: charactersSAXFunc = { data, _, _ in
      TreeBuilder.pointer(data)?.pointee.text()
    }
    handler.characters = characters
    handler.ignorableWhitespace = characters
    handler.cdataBlock = characters
    return handler
  }

  private static func xmlHandler() -> xmlSAXHandler {
    var handler = handler()
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
    return handler
  }

  private static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
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

extension SiteProfile {
  /// The rules that it has, each with what it is for.
  fileprivate var rules: [(RuleFinding.Purpose, String)] {
    let single: [(RuleFinding.Purpose, String?)] = [
      (.content, content), (.title, title), (.published, published),
    ]
    return single.compactMap { purpose, rule in rule.map { (purpose, $0) } }
      + drop.map { (.drop, $0) }
  }
}

/// The tree as it grows under the parser's calls.
///
/// A struct behind a pointer: a class would pay for an exclusivity check on every call.
private struct TreeBuilder: ~Copyable {
  private var context: xmlParserCtxtPtr?
  private var nodes: Growing<MarkupTree.Node>

  /// What the scan of an HTML page found, and the next of it; empty for XML.
  private let tokens: UnsafeBufferPointer<MarkupScan.Token>
  private var next = 0

  /// What the parser itself found in XML.
  private var attributes: Growing<MarkupTree.Attribute>
  private var bytes: Growing<UInt8>

  /// The element that is open, and the levels above it that were not kept.
  private var open = 0
  private var depth = 0
  private var beyond = 0
  private var line: Int32 = 1

  /// The first fault behind which the parser lost something.
  private var fault: (reason: String, line: Int32)?
  private var calls = 0

  /// Tags by the address of their name, which the parser holds once.
  private var tags = [(name: UInt, tag: Tag)](repeating: (0, .other), count: 512)

  /// A builder of the tree that a page's tokens make; they must outlive it.
  init(of tokens: UnsafeBufferPointer<MarkupScan.Token>) {
    self.init(tokens, nodes: tokens.count + tokens.count / 8, bytes: 0)
  }

  /// A builder of the tree of so many bytes of XML.
  init(capacity: Int) {
    self.init(
      UnsafeBufferPointer(start: nil, count: 0), nodes: capacity / 24, bytes: capacity / 2)
  }

  private init(_ tokens: UnsafeBufferPointer<MarkupScan.Token>, nodes: Int, bytes: Int) {
    self.tokens = tokens
    self.nodes = Growing(capacity: nodes + 16)
    attributes = Growing(capacity: bytes / 16)
    self.bytes = Growing(capacity: bytes)
    self.nodes.append(
      MarkupTree.Node(tag: .root, parent: 0, end: 0, first: 0, count: 0, line: 1))
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

  // MARK: HTML

  /// How many bytes of the skeleton the parser has read.
  private var place: Int32 {
    guard let input = context?.pointee.input else { return 0 }
    return Int32(
      truncatingIfNeeded: Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base))
  }

  /// The token at the parser's place, if it is of that tag; the parser may have passed over some.
  private mutating func token(_ tag: Tag) -> MarkupScan.Token? {
    let place = place
    while next < tokens.count, tokens[next].place < place { next += 1 }
    guard next < tokens.count, tokens[next].place == place, tokens[next].tag == tag else {
      return nil
    }
    line = tokens[next].line
    next += 1
    return tokens[next - 1]
  }

  /// A start tag of the page, or one that HTML lets authors leave out: `html`, `head`, `body`, `p`.
  /// For those the parser calls at the tag or text that they hold, which is of another tag.
  mutating func startTag(_ name: UnsafePointer<xmlChar>) {
    let tag = tag(name)
    let token = token(tag)
    start(tag, first: token?.first ?? 0, count: token?.count ?? 0)
  }

  mutating func text() {
    guard let token = token(.text) else { return }
    text(first: token.first, count: token.count)
  }

  // MARK: XML

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
    readLine()
    start(tag(name), first: Int32(first), count: Int32(attributes.count - first))
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    countNames()
    readLine()
    self.text(first: Int32(bytes.count), count: Int32(text.count))
    bytes.append(contentsOf: text)
  }

  private mutating func readLine() {
    if let input = context?.pointee.input { line = input.pointee.line }
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
    guard calls & 63 == 0, let context, fault == nil,
      xmlDictGetUsage(context.pointee.dict) > MarkupParser.mostNames
    else { return }
    fault = ("it has more different names than a page has use for", line)
  }

  // MARK: Both

  /// So many levels below those that are kept the parser is stopped: it compares an end tag with all
  /// elements that are open.
  private static var mostBeyond: Int { 1_000 }

  private mutating func stop(_ reason: String) {
    if fault == nil { fault = (reason, line) }
    xmlStopParser(context)
  }

  private mutating func start(_ tag: Tag, first: Int32, count: Int32) {
    guard depth < MarkupScan.deepest + 100 else {
      beyond += 1
      if beyond >= Self.mostBeyond { stop("its elements stand too deep in each other") }
      return
    }
    let node = nodes.count
    nodes.append(
      MarkupTree.Node(
        tag: tag, parent: Int32(open), end: 0, first: first, count: count, line: line))
    open = node
    depth += 1
  }

  mutating func end() {
    if beyond > 0 {
      beyond -= 1
      return
    }
    guard open > 0 else { return }
    nodes[open].end = Int32(nodes.count)
    open = Int(nodes[open].parent)
    depth -= 1
  }

  /// Adds a text, which goes on where its bytes follow those of the text before.
  private mutating func text(first: Int32, count: Int32) {
    let last = nodes.count - 1
    if nodes[last].tag == .text, nodes[last].parent == Int32(open),
      nodes[last].first + nodes[last].count == first
    {
      nodes[last].count += count
    } else {
      nodes.append(
        MarkupTree.Node(
          tag: .text, parent: Int32(open), end: Int32(last + 2), first: first, count: count,
          line: line))
    }
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
    guard fault == nil, let reason = Self.reasons[code] else { return }
    fault = (reason, line)
  }

  /// The tree, every element closed, with what the scan of an HTML page found.
  consuming func tree(of content: MarkupScan.Content?) throws(ScrapingError) -> MarkupTree {
    if let fault { throw .parserStopped(line: Int(fault.line), reason: fault.reason) }
    for index in 0..<nodes.count where nodes[index].end == 0 {
      nodes[index].end = Int32(nodes.count)
    }
    return MarkupTree(
      nodes: nodes.array, attributes: content?.attributes ?? attributes.array,
      bytes: content?.bytes ?? bytes.array)
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
