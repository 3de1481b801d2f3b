/// A way of writing characters as bytes, as the web knows it.
///
/// Source: WHATWG Encoding, "Names and labels" (https://encoding.spec.whatwg.org/#names-and-labels).
enum Charset: Hashable, Sendable {
  case utf8
  case utf16LittleEndian
  case utf16BigEndian
  case windows1252

  /// Sets that can hide markup from whoever looks for it; nothing of such a page is read.
  case replacement

  /// Every other one, by the name under which the C library's `iconv` has it.
  case legacy(String)

  /// The character set that a label means, whatever its case and the white space around it:
  /// ` ISO-8859-1 ` means windows-1252. Nil for a label that the standard doesn't know.
  init?(label: some Collection<UInt8>) {
    var name = label.map { isUpper($0) ? $0 | 0x20 : $0 }[...]
    while let first = name.first, isSpace(first) { name.removeFirst() }
    while let last = name.last, isSpace(last) { name.removeLast() }
    guard name.count <= 24, let charset = Self.labels[String(decoding: name, as: UTF8.self)] else {
      return nil
    }
    self = charset
  }

  private static let labels: [String: Charset] = {
    var labels: [String: Charset] = [:]
    for (charset, names) in table {
      for name in names.split(separator: " ") { labels[String(name)] = charset }
    }
    return labels
  }()

  /// The labels of the standard; a page that declares `x-user-defined` is in windows-1252. Where glibc's set of the same name lacks characters that pages use,
  /// its superset stands for it, as the standard has it: EUC-KR is Windows' code page 949.
  private static let table: [(Charset, String)] = [
    (.utf8, "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8"),
    (.legacy("IBM866"), "866 cp866 csibm866 ibm866"),
    (
      .legacy("ISO-8859-2"),
      "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"
    ),
    (
      .legacy("ISO-8859-3"),
      "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"
    ),
    (
      .legacy("ISO-8859-4"),
      "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"
    ),
    (
      .legacy("ISO-8859-5"),
      "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"
    ),
    (
      .legacy("ISO-8859-6"),
      """
      arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e \
      iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
      """
    ),
    (
      .legacy("ISO-8859-7"),
      """
      csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 \
      iso_8859-7 iso_8859-7:1987 sun_eu_greek
      """
    ),
    (
      .legacy("ISO-8859-8"),
      """
      csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 \
      iso_8859-8 iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical
      """
    ),
    (
      .legacy("ISO-8859-10"),
      "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6"
    ),
    (.legacy("ISO-8859-13"), "iso-8859-13 iso8859-13 iso885913"),
    (.legacy("ISO-8859-14"), "iso-8859-14 iso8859-14 iso885914"),
    (
      .legacy("ISO-8859-15"),
      "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9"
    ),
    (.legacy("ISO-8859-16"), "iso-8859-16"),
    (.legacy("KOI8-R"), "cskoi8r koi koi8 koi8-r koi8_r"),
    (.legacy("KOI8-U"), "koi8-ru koi8-u"),
    (.legacy("MACINTOSH"), "csmacintosh mac macintosh x-mac-roman"),
    (.legacy("CP874"), "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"),
    (.legacy("CP1250"), "cp1250 windows-1250 x-cp1250"),
    (.legacy("CP1251"), "cp1251 windows-1251 x-cp1251"),
    (
      .windows1252,
      """
      ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 \
      iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 x-user-defined
      """
    ),
    (.legacy("CP1253"), "cp1253 windows-1253 x-cp1253"),
    (
      .legacy("CP1254"),
      """
      cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 \
      latin5 windows-1254 x-cp1254
      """
    ),
    (.legacy("CP1255"), "cp1255 windows-1255 x-cp1255"),
    (.legacy("CP1256"), "cp1256 windows-1256 x-cp1256"),
    (.legacy("CP1257"), "cp1257 windows-1257 x-cp1257"),
    (.legacy("CP1258"), "cp1258 windows-1258 x-cp1258"),
    (.legacy("MAC-UK"), "x-mac-cyrillic x-mac-ukrainian"),
    (
      .legacy("GB18030"),
      """
      chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030
      """
    ),
    (.legacy("BIG5-HKSCS"), "big5 big5-hkscs cn-big5 csbig5 x-x-big5"),
    (.legacy("EUC-JP-MS"), "cseucpkdfmtjapanese euc-jp x-euc-jp"),
    (.legacy("ISO-2022-JP"), "csiso2022jp iso-2022-jp"),
    (.legacy("CP932"), "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"),
    (
      .legacy("CP949"),
      """
      cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 \
      ksc_5601 windows-949
      """
    ),
    (
      .replacement,
      "csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr replacement"
    ),
    (.utf16BigEndian, "unicodefffe utf-16be"),
    (
      .utf16LittleEndian,
      "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le"
    ),
  ]
}
