import GeoCore
import GeoPackageStore
import SharingProtocols

/// Protocol documents by the name of a file or the number of a protocol.
enum ProtocolDocumentFile {
    /// Reads a document from a TOML or JSON file.
    ///
    /// - Throws: `file.unreadable`, `protocol.invalid`.
    static func read(_ path: String) throws(PaftaError) -> ProtocolDocument {
        let text = try TextFile.read(path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        if isJSON(name) { return try ProtocolDocument(json: Array(text.utf8), file: name) }
        return try ProtocolDocument(toml: text, file: name)
    }

    /// Returns the document that somebody named: a file by its ending, else a protocol's latest version.
    ///
    /// - Parameters:
    ///   - name: As `taslak.toml`, `2026/14` or `2026/14@3` for the third version.
    ///   - home: The home with the protocols.
    /// - Returns: The document.
    /// - Throws: `file.unreadable`, `protocol.invalid`, `protocol.unknown`.
    static func document(_ name: String, in home: Home) throws(PaftaError) -> ProtocolDocument {
        if isJSON(name) || name.lowercased().hasSuffix(".toml") { return try read(name) }
        let book = try ProtocolBook.open(home)
        guard let at = name.lastIndex(of: "@"), let version = Int(name[name.index(after: at)...]) else {
            return try book.document(name)
        }
        return try book.document(String(name[..<at]), version: version)
    }

    private static func isJSON(_ name: String) -> Bool { name.lowercased().hasSuffix(".json") }
}
