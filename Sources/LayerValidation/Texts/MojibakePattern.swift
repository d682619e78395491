internal import GeoCore

/// A trace of a text that was read in the wrong encoding.
enum MojibakePattern: Hashable, CaseIterable {
    /// UTF-8 read as Windows-1252, Windows-1254 or Latin-1: `Ä±`, `ÅŸ`, `Ã¼`.
    case utf8
    /// Windows-1254 or Latin-5 read as Windows-1252 or Latin-1: `ð`, `þ`, `ý` for ğ, ş, ı.
    case latin5
    /// Code page 857 of DOS read as Latin-1 or Latin-5: letters became control characters.
    case dos
    /// Bytes that were not valid became U+FFFD.
    case replaced
    /// Letters became question marks.
    case lost

    /// The encoding to try instead, where it can be told.
    var encoding: String? {
        switch self {
        case .utf8: "UTF-8"
        case .latin5: "CP1254"
        case .dos: "CP857"
        case .replaced, .lost: nil
        }
    }

    /// What is certain is an error; þ might be Icelandic, and a question mark a question.
    var severity: Severity {
        switch self {
        case .utf8, .replaced: .error
        case .latin5, .dos, .lost: .warning
        }
    }
}

/// Finds traces of wrong encodings in the bytes of a text column, without making texts of them.
struct MojibakeScan {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Calls `found` for each trace with the offset of its first byte, in order; texts may run into each other.
    func visit(_ found: (MojibakePattern, Int) -> Void) {
        var index = 0
        let end = bytes.count
        while index < end {
            let byte = bytes[index]
            // Of the bytes that a trace may begin with, only those of ç, ö, ü and of ? are met in sound texts.
            if byte == 0xC3 || byte == 0xC2 || byte == 0xEF || byte == 0x3F, let pattern = pattern(at: index) {
                found(pattern, index)
            }
            index += 1
        }
    }

    private func pattern(at index: Int) -> MojibakePattern? {
        let next = byte(index + 1)
        switch bytes[index] {
        case 0xC3:
            switch next {
            // Ã, Ä, Å before what the second byte of a Turkish letter was taken for.
            case 0x83, 0x84, 0x85: return continues(at: index + 2) ? .utf8 : nil
            // Ð, Ý, Þ, ð, ý, þ
            case 0x90, 0x9D, 0x9E, 0xB0, 0xBD, 0xBE: return .latin5
            default: return nil
            }
        case 0xC2: return next < 0xA0 && next >= 0x80 && !isTail(index) ? .dos : nil
        case 0xEF: return next == 0xBF && byte(index + 2) == 0xBD ? .replaced : nil
        default: return isLetter(before: index) && isLetter(behind: index) ? .lost : nil
        }
    }

    private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    /// Whether a control character belongs to a trace of UTF-8 before it.
    private func isTail(_ index: Int) -> Bool {
        index >= 2 && bytes[index - 2] == 0xC3 && (0x83...0x85).contains(bytes[index - 1])
    }

    /// Whether there is U+0080 to U+00BF, or what Windows-1252 or 1254 have in place of U+0080 to U+009F.
    private func continues(at index: Int) -> Bool {
        switch byte(index) {
        case 0xC2: byte(index + 1) >= 0x80 && byte(index + 1) <= 0xBF
        case 0xC5: [0x92, 0x93, 0xA0, 0xA1, 0xB8, 0xBD, 0xBE].contains(byte(index + 1))
        case 0xC6: byte(index + 1) == 0x92
        case 0xCB: [0x86, 0x9C].contains(byte(index + 1))
        case 0xE2: byte(index + 1) == 0x80 || byte(index + 1) == 0x82 || byte(index + 1) == 0x84
        default: false
        }
    }

    private func isLetter(before index: Int) -> Bool {
        var index = index
        while index > 0, bytes[index - 1] == 0x3F { index -= 1 }
        return index > 0 && Self.isLetter(bytes[index - 1])
    }

    private func isLetter(behind index: Int) -> Bool {
        var index = index + 1
        while byte(index) == 0x3F { index += 1 }
        return Self.isLetter(byte(index))
    }

    /// Whether a byte is an ASCII letter or part of another character.
    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) }
}
