/// Which parts of a page an element belongs to, by its class, id, role and tag: menus, comments, the
/// article itself. One element may belong to several.
///
/// The word lists hold what authors of sites call those parts. They match whole words of a name:
/// `post-share`, `postShare` and `post_share` are two words each. Words that may also name what a text is about
/// (`registration`, `social`, `promotion`) give a topic, which counts only where the element holds no text of
/// its own.
struct BoilerplateClass: OptionSet, Sendable {
  let rawValue: UInt32

  /// Cookies, consent, subscriptions, sign-in, paywalls, pop-ups, notices.
  static let notice = BoilerplateClass(rawValue: 1 << 0)
  /// Menus, breadcrumbs, pages of a list, tags.
  static let navigation = BoilerplateClass(rawValue: 1 << 1)
  /// Buttons to share, to print, to follow.
  static let share = BoilerplateClass(rawValue: 1 << 2)
  /// Other stories.
  static let related = BoilerplateClass(rawValue: 1 << 3)
  static let advert = BoilerplateClass(rawValue: 1 << 4)
  static let comments = BoilerplateClass(rawValue: 1 << 5)
  static let sidebar = BoilerplateClass(rawValue: 1 << 6)
  static let footer = BoilerplateClass(rawValue: 1 << 7)
  /// Author, date, counters beside a headline.
  static let byline = BoilerplateClass(rawValue: 1 << 8)
  /// Not seen by a reader of the page.
  static let hidden = BoilerplateClass(rawValue: 1 << 9)
  /// The text of an article, by a name that nothing else has: `entry-content`.
  static let body = BoilerplateClass(rawValue: 1 << 10)
  /// The article and what belongs to it, or the main part of the page.
  static let article = BoilerplateClass(rawValue: 1 << 11)
  static let main = BoilerplateClass(rawValue: 1 << 12)
  /// The head of the page, or of the article.
  static let header = BoilerplateClass(rawValue: 1 << 13)
  /// The words below a picture.
  static let caption = BoilerplateClass(rawValue: 1 << 14)
  /// What a reader opens with a click: an answer below its question, a part of an accordion.
  static let disclosure = BoilerplateClass(rawValue: 1 << 15)

  /// Every reason to leave an element out.
  static let boilerplate: BoilerplateClass = [
    .notice, .navigation, .share, .related, .advert, .comments, .sidebar, .footer, .byline, .hidden,
  ]

  /// The classes that a name only hints at.
  var topics: BoilerplateClass { BoilerplateClass(rawValue: rawValue >> 16) }

  /// These classes as hints.
  var asTopics: BoilerplateClass { BoilerplateClass(rawValue: rawValue << 16) }

  /// Words that name a part of a page or the subject of a text.
  private static let topicWords: [(BoilerplateClass, String)] = [
    (
      .notice,
      """
      consent registration register subscription subscriptions donate donation donations membership alert
      """
    ),
    (.navigation, "menus skip tabs"),
    (.share, "share sharing shares social socials follow print bookmark bookmarks likes"),
    (
      .related,
      """
      related recommended recommendation recommendations recommend trending popular onward
      """
    ),
    (
      .advert,
      """
      sponsors promotion promotions banner banners commercial
      """
    ),
    (.comments, "respond commentary discussion reactions replies"),
    (.sidebar, "aside"),
    (.footer, "copyright legal credits"),
    (.byline, "published"),
  ]

  private static let words: [(BoilerplateClass, String)] = [
    (
      .notice,
      """
      cookie cookies gdpr ccpa onetrust cookiebar newsletter newsletters subscribe \
      signup regwall login signin logon popup modal overlay lightbox mailchimp optin \
      unsupported outdated noscript browsehappy captcha emailsignup inlinesignup mailmunch \
      cta calltoaction leadgen cmp2 didomi usercentrics cookiebot cookieyes osano truste iubenda klaro \
      cybotcookiebotdialog complianz cmplz borlabs evidon quantcast
      """
    ),
    (
      .navigation,
      """
      nav navbar navigation navi menu submenu megamenu breadcrumb breadcrumbs crumbs crumb pagination \
      pager paginate paging pagelinks tagcloud tags taglist skiplink skiplinks toc \
      tableofcontents sitemap prevnext postnav topbar toolbar dropdown lwptoc
      """
    ),
    (
      .share,
      """
      sharebar sharebox sharetools sharethis addthis addtoany sharedaddy \
      socialmedia socialbar socialshare sociable followus printfriendly \
      shareaholic a2a ssba ssbp heateor sfsi essb dpsp mashsb shariff \
      teilen partager compartir condividi \
      scriptlesssocialsharing sharethrough socialwarfare
      """
    ),
    (
      .related,
      """
      relatedposts relatedarticles relatedcontent recirc recirculation \
      outbrain taboola zergnet mgid revcontent \
      mostread mostpopular readnext upnext alsolike morestories yarpp nextup \
      latestnews latestposts recentposts teasers seealso alsoread
      """
    ),
    (
      .advert,
      """
      ad ads adv advert adverts advertisement advertisements advertising adbox adslot adunit adsense \
      adwrapper adcontainer adplaceholder dfp gpt sponsor sponsored promo promos promoted affiliate \
      werbung anzeige anzeigen publicite \
      publicidad pubblicita
      """
    ),
    (
      .comments,
      """
      comment comments commentlist commentform disqus livefyre fbcomments \
      coral leavecomment guestbook trackback trackbacks pingback pingbacks kommentar kommentare \
      commentaire commentaires comentario comentarios commenti reacties
      """
    ),
    (.sidebar, "sidebar sidebars rightrail leftrail rail sidenav sidecol rightcol"),
    (
      .footer,
      "footer footers colophon footnav disclaimer impressum fusszeile"
    ),
    (
      .byline,
      """
      byline bylines author authors authorbox postmeta postmetadata entrymeta articlemeta postinfo meta metadata \
      metabar dateline timestamp pubdate bio authorbio autor autorin auteur verfasser aboutauthor saboxplugin molongui readtime postdate entrydate datetime
      """
    ),
    (.hidden, "offscreen sronly visuallyhidden"),
    (.header, "header masthead"),
    (.caption, "caption captions figcaption wpcaption"),
    (
      .disclosure,
      """
      accordion accordions collapsible collapsibles expandable expander faq faqs spoiler \
      tabpanel tabpane tabcontent
      """
    ),
  ]

  /// Names that whole classes or ids have, words joined by a hyphen.
  private static let names: [(BoilerplateClass, String)] = [
    (
      .body,
      """
      article-body articlebody article-content articlecontent article-text articletext \
      article-body-content article-main-content article-copy article-post-content \
      entry-content entrycontent post-content postcontent post-body postbody post-text post-entry \
      post-article single-content single-post-content blog-content blog-post-content \
      story-body storybody story-content storycontent story-text storytext body-copy bodycopy \
      news-content newscontent news-body news-text news-article-content news-detail content-body \
      body-content body-text bodytext main-text maintext text-content rich-text richtext \
      article-inner-content td-post-content field-name-body field-body field-name-field-body \
      c-entry-content entry-text article-wrapper-content wysiwyg article-section-content \
      page-content-body node-content content-text article-detail article-details-content
      """
    ),
    (
      .article,
      "article post entry story hentry blog-post news-article single-post post-single article-main"
    ),
    (
      .main,
      "main content main-content maincontent page-content pagecontent primary content-main site-content"
    ),
    (
      .comments,
      "comment-list comment-respond post-comments comments-area leave-reply disqus-thread"
    ),
    (
      .notice,
      """
      cookie-consent consent-banner consent-manager consent-popup consent-notice consent-bar consent-modal \
      consent-message fc-consent sign-up sign-in log-in opt-in call-to-action pop-up email-signup call-out-form lead-magnet rmp-widgets \
      post-ratings star-ratings wp-polls alert-banner alert-signup registration-form register-form donate-button \
      donate-box donation-form donate-banner
      """
    ),
    (
      .related,
      """
      related-articles related-stories related-posts related-content related-news related-links related-items \
      related-topics related-pages recommended-articles recommended-stories recommended-posts popular-posts \
      popular-articles trending-now more-stories more-news more-posts more-articles most-read read-next up-next see-also \
      also-like you-may-like latest-news latest-posts latest-articles recent-posts recent-articles \
      other-news other-stories more-from next-article further-reading also-read more-on \
      top-stories editors-picks recent-news next-post previous-post
      """
    ),
    (
      .byline,
      """
      post-meta entry-meta article-meta post-info article-info entry-info author-box author-bio \
      author-info about-author post-author post-date entry-date article-date publish-date date-line \
      post-details abh-box abh-tab read-time reading-time date-published story-meta posted-on
      """
    ),
    (
      .navigation,
      """
      page-nav post-nav post-navigation nav-links table-of-contents post-tags entry-tags article-tags \
      tag-list tags-list post-categories entry-categories page-links prev-next ez-toc-container \
      tags-links cat-links post-tag article-topics topic-list of-contents post-list
      """
    ),
    (
      .hidden,
      """
      hidden is-hidden sr-only screen-reader-text visually-hidden visuallyhidden off-screen d-none element-invisible \
      sf-hidden
      """
    ),
    (.caption, "photo-credit image-credit img-credit picture-credit photo-caption media-credit"),
    (
      .share,
      """
      post-share article-share share-buttons share-button share-links share-tools share-bar share-this share-icons \
      follow-us social-share social-links social-media social-icons social-buttons social-bar social-follow \
      social-nav social-list print-page print-button bookmark-button
      """
    ),
    (
      .advert,
      """
      ad-container google-auto-placed adsbygoogle wpcnt ad-banner banner-ad sponsored-content sponsored-posts \
      promo-box promo-banner
      """
    ),
    (.sidebar, "secondary widget widget-area right-column left-column side-bar side-column"),
    (
      .footer,
      "post-footer entry-footer article-footer entry-utility legal-notice legal-links copyright-notice"
    ),
    (.disclosure, "tab-panel tab-pane tab-content"),
  ]

  private static let wordTable = NameClassTable(words + topicWords.map { ($0.asTopics, $1) })
  private static let nameTable = NameClassTable(names)

  /// What a class attribute or an id says.
  static func classes(inNames names: UnsafeBufferPointer<UInt8>) -> BoilerplateClass {
    var found: BoilerplateClass = []
    // On a wide screen the name for the widest one holds.
    var display: ResponsiveDisplay?
    var start = 0
    while start < names.count {
      while start < names.count, isSpace(names[start]) { start += 1 }
      var end = start
      while end < names.count, !isSpace(names[end]) { end += 1 }
      if start < end, end - start <= 100 {
        let name = UnsafeBufferPointer(rebasing: names[start..<end])
        if let responsive = ResponsiveDisplay(name) {
          if responsive.width > display?.width ?? 0 { display = responsive }
        } else if !name.contains(UInt8(ascii: ":")) {
          // Other variants, `print:flex` and `hover:underline`, are of other times.
          found.formUnion(classes(inName: name))
        }
      }
      start = end
    }
    if let display {
      if display.isShown { found.remove(.hidden) } else { found.insert(.hidden) }
    }
    return found
  }

  /// The beginnings of names that say what else the page has, or what its subject is.
  private static let foreign: [StaticString] = [
    "has-", "no-", "not-", "with-", "without-", "category-", "tag-", "term-", "postid-", "page-id-",
    "hide-", "show-", "js-has", "layout-", "theme-", "d-print-",
  ]

  private static func isForeign(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    for beginning in foreign where beginning.utf8Start[0] == name[0] {
      let count = beginning.utf8CodeUnitCount
      if name.count >= count,
        UnsafeBufferPointer(rebasing: name[..<count])
          .elementsEqual(UnsafeBufferPointer(start: beginning.utf8Start, count: count))
      {
        return true
      }
    }
    return false
  }

  private static func classes(inName name: UnsafeBufferPointer<UInt8>) -> BoilerplateClass {
    if isForeign(name) { return nameTable[NameHash(name)] }
    var words = NameWords()
    var wasLower = false
    for byte in name {
      if isLower(byte) {
        words.add(byte)
        wasLower = true
      } else if isUpper(byte) {
        if wasLower { words.close(isParting: false) }
        words.add(byte | 0x20)
        wasLower = false
      } else if isDigit(byte) || byte >= 0x80 {
        words.add(byte)
        wasLower = byte < 0x80
      } else {
        words.part()
        wasLower = false
      }
    }
    words.part()
    return words.classes
  }

  /// The words of a name, as they are read letter by letter, and what they say.
  private struct NameWords {
    private var found: BoilerplateClass = []

    /// What the word says that ended last.
    private var last: BoilerplateClass = []
    private var whole = NameHash()
    private var previous = NameHash()
    private var word = NameHash()
    private var letters = 0
    private var isParted = true

    @inline(__always) mutating func add(_ byte: UInt8) {
      word.add(byte)
      letters += 1
    }

    /// Ends a word at a sign between two words.
    mutating func part() {
      close(isParting: true)
      isParted = true
    }

    /// Ends a word at that sign, or where a capital begins another.
    mutating func close(isParting: Bool) {
      guard letters > 0 else { return }
      // `comments-from-inspectors` tells whose they are, and is no place for those of readers.
      if !last.isEmpty { found.formUnion(Self.joiners.contains(word.value) ? last.asTopics : last) }
      // `sc-hJpAd` is not an advert: short words count only between hyphens.
      last = letters >= 4 || isParted && isParting ? wordTable[word] : []
      isParted = isParting
      if !previous.isEmpty {
        previous.add(0x2D)
        previous.add(word)
        found.formUnion(nameTable[previous])
        whole.add(0x2D)
      }
      whole.add(word)
      previous = word
      word = NameHash()
      letters = 0
    }

    /// What the words, the pairs of neighbours and the whole name say.
    var classes: BoilerplateClass { found.union(last).union(nameTable[whole]) }

    private static let joiners = ["from", "of", "about"].map { NameHash($0.utf8).value }
  }
}

/// The hash of a name that is read letter by letter; two may be joined.
private struct NameHash {
  private(set) var value: UInt64 = 0
  private var power: UInt64 = 1
  private static let base: UInt64 = 0x0000_0100_0000_01B3

  init() {}

  init(_ name: some Sequence<UInt8>) {
    for byte in name { add(byte) }
  }

  var isEmpty: Bool { power == 1 }

  mutating func add(_ byte: UInt8) {
    value = value &* Self.base &+ UInt64(byte) &+ 1
    power = power &* Self.base
  }

  mutating func add(_ other: NameHash) {
    value = value &* other.power &+ other.value
    power = power &* other.power
  }
}

/// The classes by the hash of a name.
private struct NameClassTable: Sendable {
  /// A power of two of slots, no more than half of them taken: a small table stays in the cache.
  private var slots: [(key: UInt64, classes: BoilerplateClass)]

  init(_ rows: [(BoilerplateClass, String)]) {
    let rows = rows.flatMap { classes, names in
      names.split(separator: " ").map { (classes, NameHash($0.utf8).value) }
    }
    var size = 16
    while size < 2 * rows.count { size *= 2 }
    slots = Array(repeating: (0, []), count: size)
    for (classes, key) in rows {
      let place = place(of: key)
      slots[place] = (key, slots[place].classes.union(classes))
    }
  }

  subscript(name: NameHash) -> BoilerplateClass { slots[place(of: name.value)].classes }

  /// The slot that has the key, or the empty one where it would stand.
  private func place(of key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 50) & (slots.count - 1)
    while slots[place].key != 0, slots[place].key != key { place = (place + 1) & (slots.count - 1) }
    return place
  }
}
