internal import GeoCore

/// Numbers as people write them, with a point in English and a comma in Turkish.
struct DecimalText {
    let language: Language

    /// A number with exactly so many decimals; an en dash for what is not a number.
    func text(_ number: Double, decimals: Int) -> String {
        guard let plain = Self.plain(number, decimals: decimals) else { return "–" }
        return language == .turkish ? String(plain.map { $0 == "." ? "," : $0 }) : plain
    }

    /// A count, its digits in groups of three.
    func count(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += language == .turkish ? "." : "," }
            text.append(digit)
        }
        return text
    }

    /// A length on the ground in the unit people use for it; metres in.
    func length(_ metres: Double) -> String {
        switch metres {
        case 1000...: "\(short(metres / 1000)) km"
        case 1...: "\(short(metres)) m"
        case 0.01...: "\(short(metres * 100)) cm"
        default: "\(short(metres * 1000)) mm"
        }
    }

    /// A number with at most three decimals, without zeros at the end.
    func short(_ number: Double) -> String {
        guard var plain = Self.plain(number, decimals: 3) else { return "–" }
        while plain.hasSuffix("0") { plain.removeLast() }
        if plain.hasSuffix(".") { plain.removeLast() }
        return language == .turkish ? String(plain.map { $0 == "." ? "," : $0 }) : plain
    }

    /// A number with a point and exactly so many decimals, 0 … 9; `nil` for what is not finite or beyond 10^15.
    static func plain(_ number: Double, decimals: Int) -> String? {
        guard number.isFinite, abs(number) < 1e15 else { return nil }
        var unit: Int64 = 1
        for _ in 0..<decimals { unit *= 10 }
        var whole = Int64(abs(number))
        var fraction = Int64(((abs(number) - Double(whole)) * Double(unit)).rounded())
        if fraction >= unit { (whole, fraction) = (whole + 1, 0) }
        let sign = number < 0 && (whole > 0 || fraction > 0) ? "-" : ""
        guard decimals > 0 else { return "\(sign)\(whole)" }
        let digits = String(fraction)
        return "\(sign)\(whole).\(String(repeating: "0", count: decimals - digits.count))\(digits)"
    }
}
