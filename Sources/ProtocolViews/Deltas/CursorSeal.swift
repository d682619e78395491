internal import Crypto
internal import Foundation

/// Makes cursors that only their maker can read: they count changes that a partner must not be able to count.
///
/// AES-GCM also shows every change of a cursor, and that it was given out under another key or for another collection.
struct CursorSeal {
    private static let nonceLength = 12
    /// No cursor is longer, in bytes.
    private static let longest = 2_048

    private let key: SymmetricKey
    private let context: [UInt8]

    /// Creates the seal of one collection under one secret.
    init(secret: [UInt8], collection: String) {
        key = HKDF<SHA256>
            .deriveKey(
                inputKeyMaterial: SymmetricKey(data: secret),
                info: Array("pafta change cursor 1".utf8),
                outputByteCount: 32
            )
        context = Array(collection.utf8)
    }

    /// Returns a text that means `point`, another one each time.
    ///
    /// Were it the same for the same point, a partner would see that something hidden was changed.
    func text(of point: ChangePoint) -> String? {
        guard let box = try? AES.GCM.seal(point.bytes, using: key, authenticating: context),
            let bytes = box.combined
        else { return nil }
        return CursorText.text(of: Array(bytes))
    }

    /// Returns what a text means; `nil` if it was not made here for this collection.
    func point(of text: String) -> ChangePoint? {
        guard text.utf8.count <= Self.longest, let bytes = CursorText.bytes(of: text), bytes.count > Self.nonceLength,
            let box = try? AES.GCM.SealedBox(combined: bytes),
            let plain = try? AES.GCM.open(box, using: key, authenticating: context)
        else { return nil }
        return ChangePoint(Array(plain))
    }
}

/// Bytes as text for addresses, without padding (RFC 4648, clause 5).
private enum CursorText {
    static func text(of bytes: [UInt8]) -> String {
        let text = Data(bytes).base64EncodedString()
        return String(
            text.compactMap { letter -> Character? in
                switch letter {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: letter
                }
            }
        )
    }

    static func bytes(of text: String) -> [UInt8]? {
        let usual = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
        let padding = String(repeating: "=", count: (4 - usual.utf8.count % 4) % 4)
        guard let bytes = Data(base64Encoded: usual + padding).map({ Array($0) }) else { return nil }
        // One text only means these bytes.
        return Self.text(of: bytes) == text ? bytes : nil
    }
}
