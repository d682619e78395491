internal import GeoCore

/// The name of somebody whose usage is counted, told apart by its bytes as the registry does.
struct Subject: Hashable {
    let text: String
    /// Each request looks its subject up more than once.
    private let hash: Int

    /// - Throws: `quota.subjectInvalid`.
    init(_ text: String) throws(PaftaError) {
        let bytes = text.utf8
        guard !bytes.isEmpty, bytes.count <= 200, bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw .invalidSubject
        }
        self.text = text
        var hasher = Hasher()
        for byte in bytes { hasher.combine(byte) }
        hash = hasher.finalize()
    }

    /// Swift's own comparison takes `ş` of one and of two scalars for the same.
    static func == (first: Subject, second: Subject) -> Bool {
        first.hash == second.hash && first.text.utf8.elementsEqual(second.text.utf8)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
