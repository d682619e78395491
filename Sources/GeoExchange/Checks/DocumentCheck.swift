import GeoCore

/// Looks at what stands before the content of an XML document and refuses what only attacks need.
///
/// Entities can make a small file fill the memory or pull in other files (W3C XML 1.0, clause 4.2.2); no format of
/// deliveries uses them.
struct DocumentCheck {
    /// The first element with its namespaces; empty if the file is no XML document.
    let root: String

    /// The most bytes that may stand before the first element.
    private static let limit = 1 << 20

    /// Checks a document.
    ///
    /// - Parameters:
    ///   - path: The document.
    ///   - name: The delivery as the user names it.
    ///   - linksStayInside: Whether links of KML were looked at already.
    /// - Throws: `source.unsafe` for a document type, `source.remoteReference` for a KML file that takes its content from
    ///   elsewhere.
    init(_ path: String, name: String, linksStayInside: Bool = false) throws(PaftaError) {
        guard let file = LocalFile(reading: path) else {
            root = ""
            return
        }
        var scanner = PrologScanner(Self.narrowed(file.read(Self.limit)))
        switch scanner.root() {
        case .element(let text): root = text
        case .nothing: root = ""
        case .declaration: throw .unsafeDocument(name)
        }
        if SourcePath.ending(path) == "kml", !linksStayInside, NetworkLinks(path).isLinking {
            throw .remoteReference(name, cause: "NetworkLink")
        }
    }

    /// Whether the document is a plan of the ministry's schema.
    var isPlan: Bool { root.contains("www.csb.gov.tr") }

    /// Takes the zeros out of UTF-16, whose marks are ASCII all the same.
    static func narrowed(_ bytes: [UInt8]) -> [UInt8] {
        bytes.prefix(4).contains(0) || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            ? bytes.filter { $0 != 0 } : bytes
    }
}
