internal import Crypto
public import GeoCore

extension ProtocolDocument {
    /// Reads a document as people write it.
    ///
    /// A key may be missing, because a draft may be unfinished; ``check(against:forApproval:)`` says what is.
    ///
    /// - Parameters:
    ///   - text: The TOML, at most 1 MiB.
    ///   - file: The name of its file, for messages.
    /// - Throws: `protocol.invalid`, with the line or the key that is wrong.
    public init(toml text: String, file: String? = nil) throws(PaftaError) {
        let file = ProtocolFile(name: file)
        self = try Self(tree: DocumentTree(toml: text, file: file), file: file)
    }

    /// Reads a document from JSON (RFC 8259), with the keys of TOML.
    ///
    /// - Parameters:
    ///   - utf8: The JSON, at most 1 MiB.
    ///   - file: The name of its file, for messages.
    /// - Throws: `protocol.invalid`, with the place or the key that is wrong.
    public init(json utf8: [UInt8], file: String? = nil) throws(PaftaError) {
        let file = ProtocolFile(name: file)
        var parser = JSONTreeParser(utf8, file: file)
        self = try Self(tree: parser.document(), file: file)
    }

    private init(tree: DocumentTree, file: ProtocolFile) throws(PaftaError) {
        guard case .table(let members) = tree else {
            throw file.fault(LocalizedText("it is not an object", tr: "bir nesne değil"))
        }
        self = try TreeReader.read(members, file: file)
    }

    /// The document as canonical JSON: names sorted, no blanks, what says nothing left out (after RFC 8785).
    public var json: [UInt8] { tree.json }

    /// The SHA-256 of ``json``, in hexadecimal: what a signature or a record refers to.
    public var digest: String { Hexadecimal.text(of: SHA256.hash(data: json)) }

    /// The document as TOML without explanations; reading it gives an equal document.
    public var toml: String { TOMLWriter.text(of: self, explains: false) }

    /// The document as TOML that explains every key in Turkish, also those it does not use.
    public var explainedTOML: String { TOMLWriter.text(of: self, explains: true) }

    var tree: DocumentTree {
        // Writing a tree asks for nothing that could fail.
        .table((try? TreeWriter.members(of: self)) ?? [:])
    }
}
