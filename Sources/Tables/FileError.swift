/// Why a file could not be written. The reason is the system's.
public enum FileError: Error, Hashable, Sendable {
  /// No file can be made in the folder: it is missing or not ours to write in.
  case cannotCreate(path: String, reason: String)
  /// The bytes did not all reach the disk: it is full.
  case cannotWrite(path: String, reason: String)
  /// The file cannot get its name: a folder has it.
  case cannotName(path: String, reason: String)

  /// The name of the fact: `cannot-write-file`.
  public var code: String {
    switch self {
    case .cannotCreate: "cannot-create-file"
    case .cannotWrite: "cannot-write-file"
    case .cannotName: "cannot-name-file"
    }
  }

  /// What is wrong, in one line without a full stop.
  public var message: String {
    switch self {
    case .cannotCreate(let path, let reason): "cannot create \"\(path)\": \(reason)"
    case .cannotWrite(let path, let reason): "cannot write \"\(path)\": \(reason)"
    case .cannotName(let path, let reason): "cannot give \"\(path)\" its name: \(reason)"
    }
  }
}
