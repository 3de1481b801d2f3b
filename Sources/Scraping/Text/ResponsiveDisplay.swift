/// What a class name says of an element on screens from some width on: `d-md-block`, `md:hidden`.
///
/// Source: Bootstrap 4 and 5, "Display property"; Tailwind CSS, "Display" and "Responsive design".
struct ResponsiveDisplay {
  /// The rank of the width, from 1 for small screens to 5.
  let width: Int

  let isShown: Bool

  /// Nil for a name that says nothing of it.
  init?(_ name: UnsafeBufferPointer<UInt8>) {
    guard (6...24).contains(name.count) else { return nil }
    let isBootstrap = name[0] == UInt8(ascii: "d") && name[1] == UInt8(ascii: "-")
    guard isBootstrap || name[2] == UInt8(ascii: ":") || name[3] == UInt8(ascii: ":") else {
      return nil
    }
    let text = String(decoding: name.dropFirst(isBootstrap ? 2 : 0), as: UTF8.self)
    let parts = text.split(separator: isBootstrap ? "-" : ":", maxSplits: 1)
    guard parts.count == 2, let width = Self.widths[String(parts[0])] else { return nil }
    let isHidden = parts[1] == (isBootstrap ? "none" : "hidden")
    guard isHidden || Self.displays.contains(String(parts[1])) else { return nil }
    self.width = width
    isShown = !isHidden
  }

  private static let widths = ["sm": 1, "md": 2, "lg": 3, "xl": 4, "xxl": 5, "2xl": 5]

  private static let displays: Set<String> = [
    "block", "flex", "grid", "inline", "inline-block", "inline-flex", "inline-grid", "table",
    "table-row", "table-cell", "contents", "flow-root", "list-item", "not-sr-only",
  ]
}
