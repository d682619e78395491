internal import Crypto

/// The key of the codes that tell records of Pafta from lines that somebody else put into the file.
///
/// A hash anybody can compute; a writer that finds lines of other processes behind its own takes over, and so signs,
/// only those whose code is right. It is derived from the signing key, which all writers have.
struct RecordCode: Sendable {
    /// The code in hexadecimal digits: the first half of an HMAC-SHA-256.
    static let length = 32

    private let key: SymmetricKey

    init(signingKey: [UInt8]) {
        let authentication = HMAC<SHA256>
            .authenticationCode(
                for: Array("pafta-audit-record".utf8),
                using: SymmetricKey(data: signingKey)
            )
        key = SymmetricKey(data: Array(authentication))
    }

    func digits(of bytes: ArraySlice<UInt8>) -> [UInt8] {
        Hexadecimal.digits(HMAC<SHA256>.authenticationCode(for: bytes, using: key).prefix(Self.length / 2))
    }

    /// Compares without telling by time how much is right.
    func isRight(_ digits: ArraySlice<UInt8>, of bytes: ArraySlice<UInt8>) -> Bool {
        let right = self.digits(of: bytes)
        guard right.count == digits.count else { return false }
        return zip(right, digits).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
