public import GeoCore

extension PaftaError.Code {
    /// The credentials of the request are not accepted, whatever the cause.
    public static let unauthorised = Self("access.unauthorised")
    /// Too many attempts failed.
    public static let locked = Self("access.locked")
    /// A text is no address, or no block of addresses.
    public static let invalidAddress = Self("address.invalid")
    /// A text cannot be the name of an account.
    public static let invalidAccountName = Self("account.invalidName")
    /// A password is too short or too easy.
    public static let weakPassword = Self("password.weak")
    /// A file is no certificate.
    public static let invalidCertificate = Self("certificate.invalid")
    /// The keys of the sign-in service cannot be read.
    public static let invalidKeySet = Self("tokens.unreadableKeys")
    /// The hash of a password cannot be computed.
    public static let unhashedPassword = Self("password.unhashed")
}

/// Why credentials were refused: for the log and the audit trail, never for the client.
public enum Refusal: String, Sendable, CaseIterable {
    /// The text has not the form of any credential.
    case malformed
    /// Several credentials came with one request.
    case several
    /// No key has this prefix.
    case unknownKey
    /// The prefix is right, the secret is not.
    case wrongSecret
    /// The key, certificate or token is past its term.
    case expired
    /// The key or certificate was revoked.
    case revoked
    /// There is no such account.
    case unknownAccount
    /// The account is closed.
    case disabledAccount
    /// The password is wrong.
    case wrongPassword
    /// The session has ended, or never was.
    case endedSession
    /// Nobody has entered the certificate.
    case unknownCertificate
    /// Tokens are not accepted here.
    case tokensNotAccepted
    /// The algorithm of the token is not allowed.
    case algorithm
    /// The token names a key that the issuer does not have.
    case unknownSigner
    /// The signature of the token is wrong.
    case signature
    /// Another service issued the token.
    case issuer
    /// The token is meant for another service.
    case audience
    /// The token is not valid yet.
    case early
    /// The token does not say whom it stands for.
    case claims
    /// The protocol of the partner does not hold now.
    case notInForce
}

extension PaftaError {
    /// The one answer to credentials that are not accepted; the cause is for the log alone.
    public static func refused(_ refusal: Refusal, fileID: String = #fileID, line: Int = #line) -> PaftaError {
        PaftaError(
            .unauthorised,
            .unauthorised,
            LocalizedText("The credentials are not accepted.", tr: "Kimlik bilgileri kabul edilmedi."),
            remedy: LocalizedText(
                "Check the key, or the name and the password; if they are right, ask the municipality.",
                tr: "Anahtarı ya da adı ve parolayı denetleyin; doğruysa belediyeye başvurun."
            ),
            cause: refusal.rawValue,
            fileID: fileID,
            line: line
        )
    }

    /// Why credentials were refused, if that is what the error says.
    public var refusal: Refusal? { code == .unauthorised ? cause.flatMap(Refusal.init(rawValue:)) : nil }

    static func locked(seconds: Int64) -> PaftaError {
        var error = PaftaError(
            .limitExceeded,
            .locked,
            LocalizedText(
                "Too many attempts failed; wait \(seconds) seconds.",
                tr: "Çok sayıda başarısız deneme yapıldı; \(seconds) saniye bekleyin."
            ),
            remedy: LocalizedText(
                "Try again then; an administrator can set a new password at once.",
                tr: "Sonra yeniden deneyin; yönetici hemen yeni bir parola verebilir."
            )
        )
        error.retryAfter = Int(seconds)
        return error
    }

    static func invalidAddress(_ text: String, instead: String? = nil) -> PaftaError {
        let shown = text.prefix(60)
        return PaftaError(
            .invalidInput,
            .invalidAddress,
            LocalizedText("'\(shown)' is no block of addresses.", tr: "'\(shown)' bir adres bloğu değil."),
            remedy: instead.map {
                LocalizedText("Write \($0) if you mean that block.", tr: "O bloğu kastediyorsanız \($0) yazın.")
            }
                ?? LocalizedText(
                    "Write an address or a block, such as 10.1.2.3, 10.0.0.0/8 or 2001:db8::/32.",
                    tr: "10.1.2.3, 10.0.0.0/8 ya da 2001:db8::/32 gibi bir adres ya da blok yazın."
                )
        )
    }
}
