import Interpretation
import JSON
import Model
import Reading

/// Where pages are worked on.
package enum IsolationMode: Sendable {
  /// In this process: for measuring, and where no page means harm.
  case none
  /// In processes of the program in that file, this one's own.
  case workers(FilePath)

  /// In processes of this program. Its file is found by the process that runs it, so that a new version
  /// put in its place during a run does not matter.
  package static let ownWorkers = workers(FilePath("/proc/self/exe"))

  /// The file of the program that confines itself.
  package var program: FilePath? {
    if case .workers(let program) = self { program } else { nil }
  }
}

/// What a worker is sent before its first page: it cannot open files to read it.
package struct WorkerSetup: Sendable {
  /// A catalogue of the user's, as it lies on the disk.
  package struct CatalogueFile: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  let sites: [SiteProfile]
  let catalogue: [CatalogueFile]
  let limits: Configuration.Limits

  /// The stages, set up with the built-in rows and the user's.
  func pageReader() throws -> PageReader {
    if catalogue.isEmpty { return try PageReader.builtIn().with(sites: sites, limits: limits) }
    var whole = try Catalogue.builtIn()
    for file in catalogue {
      whole = try whole.adding(rowsOf: JSON(parsingFile: file.bytes), file: file.name)
    }
    return try pageReader(whole)
  }

  /// The stages, set up with the catalogue, which is the built-in one and the user's rows.
  func pageReader(_ catalogue: Catalogue) throws -> PageReader {
    if self.catalogue.isEmpty { return try pageReader() }
    return try PageReader(sites: sites, catalogue: catalogue, limits: limits)
  }
}

extension WorkerSetup {
  var encoded: [UInt8] {
    var encoder = ByteEncoder()
    encoder.write(sites) { encoder, site in
      encoder.write(site.host)
      encoder.write(site.content)
      encoder.write(site.title)
      encoder.write(site.published)
      encoder.write(site.drop)
    }
    encoder.write(catalogue) { encoder, file in
      encoder.write(file.name)
      encoder.write(file.bytes)
    }
    encoder.write(limits.pageMegabytes)
    encoder.write(limits.pageRows)
    encoder.write(limits.pageOutputBytes)
    return encoder.bytes
  }

  init(encoded bytes: [UInt8]) throws(DecodingError) {
    var decoder = ByteDecoder(bytes)
    sites = try decoder.list { (decoder) throws(DecodingError) in
      SiteProfile(
        host: try decoder.text(), content: try decoder.optionalText(),
        title: try decoder.optionalText(), published: try decoder.optionalText(),
        drop: try decoder.texts())
    }
    catalogue = try decoder.list { (decoder) throws(DecodingError) in
      CatalogueFile(name: try decoder.text(), bytes: try decoder.content())
    }
    var limits = Configuration.Limits()
    limits.pageMegabytes = try decoder.integer()
    limits.pageRows = try decoder.integer()
    limits.pageOutputBytes = try decoder.integer()
    self.limits = limits
    try decoder.finish()
  }
}
