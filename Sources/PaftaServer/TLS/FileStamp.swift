internal import Crypto

/// What tells whether a small file is still the one that was read.
struct FileStamp: Hashable, Sendable {
    private let digest: SHA256.Digest

    /// Looks at a file, through links; `nil` if there is none.
    init?(of path: String) {
        guard let bytes = AssetFile.read(path) else { return nil }
        digest = SHA256.hash(data: bytes)
    }
}
