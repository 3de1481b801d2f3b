/// The elements that scraping distinguishes; every other one is `other`.
enum Tag: String, CaseIterable, Sendable {
  case other, text, root
  case a, abbr, acronym, address, amp, applet, area, article, aside, audio, b, base, basefont, bdi
  case bdo, big
  case blockquote, body, br, button, canvas, caption, center, cite, code, col, colgroup, data
  case datalist, dd, del, details, dfn, dialog, dir, div, dl, dt, em, embed, fieldset, figcaption
  case figure, font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup
  case hr, html, i, iframe, img, input, ins, isindex, kbd, label, legend, li, link, main, map, mark,
    marquee
  case math, menu, meta, meter, nav, nobr, noframes, noscript, object, ol, optgroup, option, output
  case p, page, param, picture, pre, progress, q, rp, rt, ruby, s, samp, script, search, section
  case select, small, source, span, strike, strong, style, sub, summary, sup, svg, table, tbody, td
  case template, textarea, tfoot, th, thead, time, title, tr, track, tt, u, ul, `var`, video, wbr
  case fontspec

  /// The bytes of its name.
  func withName(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var name = rawValue
    name.withUTF8(body)
  }

  /// The place of the tag among all, for tables that are asked at every element: a hash of the tag would be that
  /// of its name.
  @inline(__always) var number: Int { Int(unsafeBitCast(self, to: UInt8.self)) }

  /// Whether a line of text ends before and behind the element.
  var isBlock: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dialog,
      .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4,
      .h5, .h6, .header, .hgroup, .hr, .html, .iframe, .legend, .li, .main, .menu, .nav, .noscript,
      .ol, .optgroup, .option, .p, .pre, .root, .search, .section, .select, .summary, .table,
      .tbody, .td, .textarea, .tfoot, .th, .thead, .title, .tr, .ul, .video, .audio, .button,
      .frameset, .noframes, .template, .object, .head:
      true
    default: false
    }
  }

  /// Whether an element that HTML lets nobody leave open; so many open ones are so many levels. Links
  /// and headings, which old pages leave open, do not count: the next one closes them.
  ///
  /// Source: WHATWG HTML, "Void elements" and "Optional tags".
  var mustBeClosed: Bool {
    switch self {
    case .area, .base, .basefont, .br, .col, .embed, .frame, .hr, .img, .input, .isindex, .link,
      .meta, .param, .source, .track, .wbr:
      // Nothing stands in them.
      false
    case .body, .caption, .colgroup, .dd, .dt, .head, .html, .li, .optgroup, .option, .p, .rp, .rt,
      .tbody, .td, .tfoot, .th, .thead, .tr:
      // Their end tags may be left out.
      false
    case .a, .h1, .h2, .h3, .h4, .h5, .h6, .script, .style, .root, .text: false
    default: true
    }
  }

  /// Whether an element may stand before the body without beginning it.
  ///
  /// Source: WHATWG HTML, "The 'in head' insertion mode"; frame sets have no body.
  var standsBeforeBody: Bool {
    switch self {
    case .html, .head, .title, .base, .basefont, .link, .meta, .style, .script, .noscript,
      .template, .body, .frameset, .frame, .noframes:
      true
    default: false
    }
  }

  /// Whether a block that came with HTML 5, and ends a paragraph. Those of HTML 4 are in `ClosingTags`.
  var isNewBlock: Bool {
    switch self {
    case .article, .aside, .details, .dialog, .figcaption, .figure, .footer, .header, .hgroup,
      .main, .nav, .search, .section, .summary:
      true
    default: false
    }
  }

  var isListItem: Bool { self == .li || self == .dd || self == .dt }

  /// Whether the end of the element ends each `div` in it by its rank, see `endRank`. A form ends where its tag stands,
  /// and what is open in it goes on.
  var endsDivisions: Bool {
    switch self {
    case .div, .form, .table, .thead, .tbody, .tfoot, .tr, .td, .th: true
    default: false
    }
  }

  /// Whether an element stands in its line as a thing that a browser puts there, not as words.
  ///
  /// Source: WHATWG HTML, "Replaced elements" and "Form controls".
  var isReplaced: Bool {
    switch self {
    case .audio, .button, .canvas, .iframe, .select, .textarea, .video: true
    default: false
    }
  }

  /// A heading's rank, 1 through 6; nil for another element.
  var rank: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}

/// The attributes that scraping reads.
enum AttributeName: String, CaseIterable, Sendable {
  case alt
  case ariaControls = "aria-controls"
  case ariaHidden = "aria-hidden"
  case `class`, colspan, content, datetime, font, headers, height, hidden, href
  case id, itemprop, itemtype, lang, left, name, number, property, rel, role
  case rowspan, scope, size, srcdoc, style, top, width
  case dataBSTarget = "data-bs-target"
  case dataTestID = "data-testid"
  case httpEquiv = "http-equiv"
  case shadowRootMode = "shadowrootmode"

  /// What a number counts up to that a script moves.
  case dataCount = "data-count"
  /// The same under names that others use for other things, too.
  case dataNumber = "data-number"
  /// The header of a cell's column, for narrow screens.
  case dataLabel = "data-label"
  case xmlLang = "xml:lang"
}
