/// A number as people write it, with a point in English and a comma in Turkish.
struct LocalizedNumber {
    let english: String
    let turkish: String

    /// Rounds `number` to so many decimals, and leaves out zeros at the end.
    init(_ number: Double, decimals: Int = 2) {
        var factor = 1.0
        for _ in 0..<decimals { factor *= 10 }
        let scaled = (abs(number) * factor).rounded()
        guard scaled < 1e15 else {
            english = "\(number)"
            turkish = english
            return
        }
        let whole = Int(scaled / factor)
        var fraction = String(Int(scaled) - whole * Int(factor))
        fraction = String(repeating: "0", count: max(0, decimals - fraction.count)) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let sign = number < 0 && scaled > 0 ? "-" : ""
        english = fraction.isEmpty || decimals == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
        turkish = fraction.isEmpty || decimals == 0 ? english : "\(sign)\(whole),\(fraction)"
    }
}
