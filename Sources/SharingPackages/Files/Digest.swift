internal import Crypto
internal import GeoCore
internal import Glibc

/// Hashes as hexadecimal digits.
enum Digest {
    /// Returns the SHA-256 of a file.
    ///
    /// - Throws: `package.unreadable`.
    static func sha256(ofFile path: String) throws(PaftaError) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .unreadablePackage(name, cause: "open: \(errno)") }
        defer { close(file) }
        var hash = SHA256()
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, $0.count) }
            if count == 0 { return text(hash.finalize()) }
            guard count > 0 else { throw .unreadablePackage(name, cause: "read: \(errno)") }
            hash.update(data: chunk[..<count])
        }
    }

    /// Returns the first half of a hash with a key.
    static func keyed(_ text: String, key: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key))
        return Self.text(Array(code).prefix(16))
    }

    static func text(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// A SHA-256 that grows.
struct GrowingDigest {
    private var hash = SHA256()

    mutating func add(_ bytes: [UInt8]) { hash.update(data: bytes) }

    var text: String { Digest.text(hash.finalize()) }
}
