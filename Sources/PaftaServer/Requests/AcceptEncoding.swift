/// The header that says which content codings a client takes (RFC 9110, 12.5.3).
///
/// - A coding has the weight of its own entry, else that of `*`, else it is not accepted.
/// - The heaviest wins. Among equals that is `zstd` if it is named, else `gzip`, and `identity` comes last.
/// - An entry whose weight cannot be read counts as a refusal, and of several entries for one coding the lightest counts.
struct AcceptEncoding: Equatable {
    /// The coding that suits the client best.
    let coding: ContentCoding
    /// Whether the client refuses what has no coding.
    let refusesIdentity: Bool

    init(_ header: String?) {
        let weights = Weights(header ?? "")
        let gzip = weights.gzip ?? weights.others ?? 0
        let zstd = weights.zstd ?? weights.others ?? 0
        refusesIdentity = weights.identity ?? weights.others == 0
        let heaviest = max(gzip, zstd)
        if heaviest == 0 || heaviest < weights.identity ?? 0 {
            coding = .identity
        } else {
            coding = zstd > gzip || (zstd == gzip && weights.zstd != nil) ? .zstd : .gzip
        }
    }
}

/// The weights of the entries that matter here, in thousandths; `nil` for what is not named.
private struct Weights {
    var identity: Int?
    var gzip: Int?
    var zstd: Int?
    /// The weight of `*`.
    var others: Int?

    private static let comma = UInt8(ascii: ",")
    private static let semicolon = UInt8(ascii: ";")
    private static let longestName = 8

    init(_ header: String) {
        for entry in header.utf8.split(separator: Self.comma) {
            let parts = entry.split(separator: Self.semicolon).map { $0.filter { !Self.isSpace($0) } }
            guard let name = parts.first, name.count <= Self.longestName else { continue }
            let weight = Self.weight(parts.dropFirst())
            switch String(decoding: name, as: UTF8.self).lowercased() {
            case "identity": Self.lower(&identity, weight)
            // The older name means the same (RFC 9110, 8.4.1.3).
            case "gzip", "x-gzip": Self.lower(&gzip, weight)
            case "zstd": Self.lower(&zstd, weight)
            case "*": Self.lower(&others, weight)
            default: continue
            }
        }
    }

    private static func lower(_ known: inout Int?, _ weight: Int) { known = min(known ?? weight, weight) }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// Returns the value of the first parameter `q`, 1,000 without one.
    private static func weight(_ parameters: ArraySlice<[UInt8]>) -> Int {
        for parameter in parameters
        where parameter.count >= 2 && parameter[0] | 0x20 == UInt8(ascii: "q") && parameter[1] == UInt8(ascii: "=") {
            return thousandths(parameter.dropFirst(2))
        }
        return 1_000
    }

    /// Reads a weight such as `0`, `1` or `0.525`, without digits behind the third; what is none counts as 0.
    private static func thousandths(_ text: ArraySlice<UInt8>) -> Int {
        guard let first = text.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1") else { return 0 }
        var rest = text.dropFirst()
        guard rest.isEmpty || rest.popFirst() == UInt8(ascii: ".") else { return 0 }
        var (value, unit) = (first == UInt8(ascii: "1") ? 1_000 : 0, 100)
        for digit in rest {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return 0 }
            value += Int(digit - UInt8(ascii: "0")) * unit
            unit /= 10
        }
        return value <= 1_000 ? value : 0
    }
}
