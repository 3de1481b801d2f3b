// The words and names that tell parts of a page.

extension BoilerplateClass {
  /// Words that name a part of a page or the subject of a text.
  static let topicWords: [(BoilerplateClass, String)] = [
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

  static let words: [(BoilerplateClass, String)] = [
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
  static let names: [(BoilerplateClass, String)] = [
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

  /// The beginnings of names that say what else the page has, or what its subject is.
  static let foreign: [StaticString] = [
    "has-", "no-", "not-", "with-", "without-", "category-", "tag-", "term-", "postid-", "page-id-",
    "hide-", "show-", "js-has", "layout-", "theme-", "d-print-",
  ]

  /// The longest of their first words.
  static let longestForeign = 8
}
