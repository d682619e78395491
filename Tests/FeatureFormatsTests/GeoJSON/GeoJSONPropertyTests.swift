import FeatureQuery
import GeoCore
import Testing

@Suite struct `GeoJSON properties` {
    private func value(_ type: PropertyType, _ add: (inout PropertyColumn) -> Void) throws -> String {
        let text = feature(batch("p", type, add))
        #expect(StrictJSON(text.utf8) != nil)
        let start = try #require(text.firstRange(of: "\"properties\":{\"p\":")).upperBound
        return String(text[start...].dropLast(2))
    }

    @Test(arguments: [0, 9, 10, 99, 100, -1, -100, 1_234_567_890, .max, .min, 999_999_999_999_999_999] as [Int64])
    func `integers are written whole`(_ number: Int64) throws {
        #expect(try value(.integer) { $0.append(integer: number) } == String(number))
    }

    @Test func `every power of ten and its neighbours are written whole`() throws {
        var power: Int64 = 1
        for _ in 0..<18 {
            power *= 10
            for number in [power - 1, power, power + 1, -power] {
                #expect(try value(.integer) { $0.append(integer: number) } == String(number))
            }
        }
    }

    @Test func `every type has its form, and a missing value is null`() throws {
        #expect(try value(.boolean) { $0.append(integer: 1) } == "true")
        #expect(try value(.boolean) { $0.append(integer: 0) } == "false")
        #expect(try value(.real) { $0.append(real: -0.25) } == "-0.25")
        #expect(try value(.real) { $0.append(real: .nan) } == "null")
        #expect(try value(.date) { $0.append(text: "2026-11-21") } == "\"2026-11-21\"")
        #expect(try value(.dateTime) { $0.append(text: "2026-11-21T10:53:16Z") } == "\"2026-11-21T10:53:16Z\"")
        #expect(try value(.text) { $0.append(text: "Şişli\n") } == "\"Şişli\\n\"")
        for type in PropertyType.allCases { #expect(try value(type) { $0.appendNull() } == "null") }
    }

    /// RFC 4648, clause 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `bytes are written as base64`(_ sample: (text: String, expected: String)) throws {
        #expect(try value(.binary) { $0.append(text: sample.text) } == "\"\(sample.expected)\"")
    }

    @Test func `every base64 digit is used`() throws {
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        // The six-bit groups 0, 1 … 63, four to three bytes.
        let bytes = stride(from: 0, to: 64, by: 4)
            .flatMap { digit in
                let word = (digit << 18) | (digit + 1) << 12 | (digit + 2) << 6 | (digit + 3)
                return [UInt8(word >> 16), UInt8(word >> 8 & 255), UInt8(word & 255)]
            }
        let text = try value(.binary) { column in
            column.bytes += bytes
            column.endBytes()
        }
        #expect(text == "\"\(alphabet)\"")
    }

    @Test func `text that is not UTF-8 does not spoil the document`() throws {
        let text = try value(.text) { column in
            column.bytes += [0x41, 0xFE, 0xC3, 0x42]
            column.endBytes()
        }
        #expect(text == "\"A\u{FFFD}\u{FFFD}B\"")
    }
}
