import GeoCore

extension JSONTokenizer {
    /// Goes past a number.
    ///
    /// - SeeAlso: RFC 8259, clause 6.
    mutating func skipNumber() throws(PaftaError) {
        let start = place
        if byte(place) == UInt8(ascii: "-") { place += 1 }
        let leading = byte(place)
        var isNumber = skipDigits() > 0
        // A zero stands alone before the point.
        let firstDigit = leading == UInt8(ascii: "0") ? start + (byte(start) == UInt8(ascii: "-") ? 1 : 0) : nil
        if let firstDigit, place > firstDigit + 1 { isNumber = false }
        if byte(place) == UInt8(ascii: ".") {
            place += 1
            isNumber = skipDigits() > 0 && isNumber
        }
        if let letter = byte(place), letter | 0x20 == UInt8(ascii: "e") {
            place += 1
            if byte(place) == UInt8(ascii: "+") || byte(place) == UInt8(ascii: "-") { place += 1 }
            isNumber = skipDigits() > 0 && isNumber
        }
        guard isNumber else {
            throw reading.error(
                LocalizedText("this is not a number of JSON.", tr: "bu bir JSON sayısı değil."),
                remedy: LocalizedText("Write 12, -0.5 or 1.5e3.", tr: "12, -0.5 ya da 1.5e3 yazın."),
                at: start
            )
        }
    }

    private mutating func skipDigits() -> Int {
        let start = place
        while let digit = byte(place), digit >= 0x30, digit <= 0x39 { place += 1 }
        return place - start
    }

    /// Goes past a string and returns whether it has escapes.
    ///
    /// - SeeAlso: RFC 8259, clause 7.
    mutating func skipString() throws(PaftaError) -> Bool {
        let start = place
        var hasEscapes = false
        place += 1
        while let next = byte(place) {
            switch next {
            case UInt8(ascii: "\""):
                place += 1
                return hasEscapes
            case UInt8(ascii: "\\"):
                hasEscapes = true
                try skipEscape()
            case 0..<0x20:
                throw reading.error(
                    LocalizedText(
                        "a string of JSON has no control characters.",
                        tr: "JSON metninde denetim karakteri olamaz."
                    ),
                    remedy: LocalizedText(
                        "Write a line break as \\n, a tab as \\t.",
                        tr: "Satır sonunu \\n, sekmeyi \\t diye yazın."
                    ),
                    at: place
                )
            default: place += 1
            }
        }
        throw reading.error(
            LocalizedText("the string that starts here is not closed.", tr: "burada başlayan metin kapanmıyor."),
            remedy: LocalizedText("Close it with a double quote.", tr: "Metni çift tırnakla kapatın."),
            at: start
        )
    }

    private mutating func skipEscape() throws(PaftaError) {
        let start = place
        place += 2
        switch byte(start + 1) {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return
        case UInt8(ascii: "u"):
            guard let unit = JSONStrings.unit(reading.bytes, at: place) else { throw wrongEscape(at: start) }
            place += 4
            switch unit {
            case 0: throw wrongEscape(at: start)
            case 0xD800...0xDBFF:
                // A high surrogate is half a character; its other half must follow.
                guard byte(place) == UInt8(ascii: "\\"), byte(place + 1) == UInt8(ascii: "u"),
                    let low = JSONStrings.unit(reading.bytes, at: place + 2), (0xDC00...0xDFFF).contains(low)
                else { throw wrongEscape(at: start) }
                place += 6
            case 0xDC00...0xDFFF: throw wrongEscape(at: start)
            default: return
            }
        default: throw wrongEscape(at: start)
        }
    }

    private func wrongEscape(at offset: Int) -> PaftaError {
        reading.error(
            LocalizedText(
                "this escape stands for no character.",
                tr: "bu kaçış dizisi bir karaktere karşılık gelmiyor."
            ),
            remedy: LocalizedText(
                "JSON knows \\\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t and \\uXXXX, in pairs above U+FFFF; U+0000 is refused.",
                tr: "JSON'da \\\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t ve \\uXXXX vardır (U+FFFF üstü çift yazılır); "
                    + "U+0000 kabul edilmez."
            ),
            at: offset
        )
    }

    /// The error for a text that is not JSON, with the remedy for the usual reasons.
    func malformed(_ expected: String, tr turkish: String) -> PaftaError {
        guard let next = byte(place) else {
            return reading.error(
                expected: LocalizedText(expected, tr: turkish),
                found: LocalizedText("the end of the filter", tr: "süzgecin sonu"),
                remedy: LocalizedText(
                    "Write a whole JSON object; every { and [ needs its end.",
                    tr: "Bütün bir JSON nesnesi yazın; her { ve [ kapanmalıdır."
                ),
                at: reading.bytes.count
            )
        }
        return reading.error(
            expected: LocalizedText(expected, tr: turkish),
            found: found(next),
            remedy: remedy(for: next),
            at: place
        )
    }

    private func found(_ byte: UInt8) -> LocalizedText {
        guard byte > 0x20, byte < 0x7F else { return LocalizedText("another character", tr: "başka bir karakter") }
        return LocalizedText(verbatim: "'\(String(decoding: [byte], as: UTF8.self))'")
    }

    private func remedy(for byte: UInt8) -> LocalizedText {
        switch byte {
        case UInt8(ascii: "'"):
            LocalizedText("JSON has double quotes only.", tr: "JSON'da yalnızca çift tırnak vardır.")
        case UInt8(ascii: "N"), UInt8(ascii: "I"), UInt8(ascii: "+"), UInt8(ascii: "."):
            LocalizedText(
                "JSON numbers have no NaN and Infinity, no plus sign and a digit before the point.",
                tr: "JSON sayılarında NaN, Infinity ve artı işareti yoktur; noktadan önce bir rakam bulunur."
            )
        case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ","):
            LocalizedText(
                "Check the commas and brackets around it; the last entry has no comma behind it.",
                tr: "Çevresindeki virgül ve ayraçlara bakın; son öğeden sonra virgül gelmez."
            )
        default:
            LocalizedText(
                "Write JSON (RFC 8259), or say filter-lang=cql2-text for a filter as text.",
                tr: "JSON (RFC 8259) yazın; süzgeç metinse filter-lang=cql2-text deyin."
            )
        }
    }
}

/// The strings of JSON.
enum JSONStrings {
    /// Returns the number of the four hexadecimal digits at `place`.
    static func unit(_ bytes: [UInt8], at place: Int) -> UInt32? {
        guard place + 4 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for byte in bytes[place..<(place + 4)] {
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x61 + 10)
            default: return nil
            }
        }
        return value
    }

    /// Returns the text of a checked string between its quotes.
    static func decoded(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        var result: [UInt8] = []
        var place = range.lowerBound
        while place < range.upperBound {
            guard bytes[place] == UInt8(ascii: "\\") else {
                result.append(bytes[place])
                place += 1
                continue
            }
            let letter = bytes[place + 1]
            place += 2
            guard letter == UInt8(ascii: "u") else {
                result.append(character(letter))
                continue
            }
            var scalar = unit(bytes, at: place) ?? 0xFFFD
            place += 4
            if (0xD800...0xDBFF).contains(scalar) {
                scalar = 0x10000 + (scalar - 0xD800) << 10 + ((unit(bytes, at: place + 2) ?? 0xDC00) - 0xDC00)
                place += 6
            }
            result += Array(String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func character(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: letter
        }
    }
}

extension FilterReading {
    /// Returns the text of a string token.
    func string(_ token: JSONToken) -> String {
        let range = (Int(token.start) + 1)..<(Int(token.end) - 1)
        return token.kind == .escapedString ? JSONStrings.decoded(bytes, range) : text(range)
    }
}
