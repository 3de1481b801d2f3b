/// The start tags that close an element which is innermost among the open ones: `li` closes `li`, `table` closes `p`.
struct ClosingTags {
  /// One bit for each tag.
  private var low: UInt64 = 0
  private var middle: UInt64 = 0
  private var high: UInt64 = 0

  @inline(__always) func contains(_ tag: Tag) -> Bool {
    let number = tag.number
    let bits = number < 64 ? low : number < 128 ? middle : high
    return bits >> UInt64(number & 63) & 1 != 0
  }

  private mutating func insert(_ tag: Tag) {
    let bit = UInt64(1) << UInt64(tag.number & 63)
    switch tag.number {
    case ..<64: low |= bit
    case ..<128: middle |= bit
    default: high |= bit
    }
  }

  /// By the number of the element's tag.
  static let byElement: [ClosingTags] = {
    var result = Array(repeating: ClosingTags(), count: Tag.allCases.count)
    for (elements, closers) in rows {
      for element in elements {
        for closer in closers { result[element.number].insert(closer) }
      }
    }
    return result
  }()

  private static let rows: [(elements: [Tag], closers: [Tag])] = [
    ([.a], [.a, .fieldset, .table, .td, .th]),
    ([.address], [.dd, .dl, .dt, .form, .li, .ul]),
    ([.b, .i], [.center, .p, .td, .th]),
    ([.big, .s, .small, .strike, .tt], [.p]),
    ([.caption, .colgroup], [.colgroup, .tbody, .tfoot, .thead, .tr]),
    ([.caption], [.col]),
    ([.dd], [.dt]),
    ([.dir, .menu], [.dd, .dl, .dt, .form, .ul]),
    ([.dl], [.form, .li]),
    ([.dt], [.dd, .dl]),
    ([.font], [.center, .td, .th]),
    ([.form], [.form]),
    ([.h1, .h2, .h3, .h4, .h5, .h6], [.fieldset, .form, .li, .p, .table]),
    (
      [.head],
      [
        .a, .abbr, .acronym, .address, .b, .bdo, .big, .blockquote, .body, .br, .center, .cite,
        .code, .dd, .dfn, .dir, .div, .dl, .dt, .em, .fieldset, .font, .form, .frameset, .h1, .h2,
        .h3, .h4, .h5, .h6, .hr, .i, .iframe, .img, .kbd, .li, .map, .menu, .ol, .p, .pre, .q, .s,
        .samp, .small, .span, .strike, .strong, .sub, .sup, .table, .tt, .u, .ul, .var,
      ]
    ),
    ([.legend], [.fieldset]),
    ([.li], [.li]),
    ([.style, .title], [.body, .frameset]),
    ([.ol], [.form, .ul]),
    ([.option], [.optgroup, .option]),
    (
      [.p],
      [
        .address, .blockquote, .body, .caption, .center, .col, .colgroup, .dd, .dir, .div, .dl,
        .dt, .fieldset, .form, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .hr, .li, .menu,
        .ol, .p, .pre, .table, .tbody, .td, .tfoot, .th, .title, .tr, .ul,
      ]
    ),
    ([.pre], [.dd, .dl, .dt, .fieldset, .form, .li, .table, .ul]),
    ([.script], [.noscript]),
    ([.span], [.td, .th]),
    ([.tbody, .thead], [.tbody, .tfoot]),
    ([.td, .th], [.tbody, .td, .tfoot, .th, .tr]),
    ([.tfoot], [.tbody]),
    ([.tr], [.tbody, .tfoot, .tr]),
    ([.u], [.p, .td, .th]),
    ([.ul], [.address, .form, .menu, .ol, .pre]),
  ]
}

extension Tag {
  /// Whether nothing stands in the element, so that it has no end tag. Those that came with HTML 5 are not among
  /// them: `source` and `track` last as long as the element around them.
  var isVoid: Bool {
    switch self {
    case .area, .base, .basefont, .br, .col, .frame, .hr, .img, .input, .isindex, .link, .meta,
      .param:
      true
    default: false
    }
  }

  /// Whether the element begins a head that the page left out.
  var isOfHead: Bool {
    switch self {
    case .script, .style, .meta, .link, .title, .base: true
    default: false
    }
  }

  /// An end tag closes no open element of a higher rank than that of its own.
  var endRank: Int {
    switch self {
    case .html: 8
    case .head, .body: 7
    case .table: 6
    case .thead, .tbody, .tfoot: 5
    case .tr: 4
    case .td, .th: 3
    case .div: 2
    default: 1
    }
  }
}
