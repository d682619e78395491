import GeoCore
import ProtocolViews

@testable import SharingProtocols

/// Fills every key of a document at random, so that no key can be forgotten.
struct RandomFiller: KeyVisitor {
    var numbers: SeededNumbers

    /// Returns a document.
    static func document(seed: UInt64) throws -> ProtocolDocument {
        var document = ProtocolDocument()
        var filler = RandomFiller(numbers: SeededNumbers(seed: seed))
        try document.visit(&filler)
        return document
    }

    private static let pieces = [
        "a", "Ş", "ı", "İ", "ğ", " ", "\"", "'", "\\", "\n", "\r", "\t", "\u{1}", "\u{7F}", "\u{85}", "\u{2028}", "#",
        "=", "[", "]",
        "{", "}", ",", ".", "\"\"\"",
        "'''", "\\u0041", "日", "👩‍👩‍👧", "\u{FEFF}", "e\u{301}", "ab", "0", "-", "null", "$",
    ]

    private mutating func text() -> String {
        let count = Int.random(in: 0...6, using: &numbers)
        return (0..<count).map { _ in Self.pieces.randomElement(using: &numbers) ?? "" }.joined()
    }

    private mutating func skips() -> Bool { Int.random(in: 0...3, using: &numbers) == 0 }

    private mutating func real() -> Double {
        switch Int.random(in: 0...3, using: &numbers) {
        case 0: Double(Int.random(in: 0...1_000_000, using: &numbers))
        case 1: Double.random(in: 1e-12...1e-6, using: &numbers)
        case 2: Double.random(in: 1e18...1e30, using: &numbers)
        default: Double.random(in: 0.001...1_000, using: &numbers)
        }
    }

    mutating func text(_ key: String, _ value: inout String) { value = text() }

    mutating func texts(_ key: String, _ value: inout [String]) {
        value = (0..<Int.random(in: 0...3, using: &numbers)).map { _ in text() }
    }

    mutating func flag(_ key: String, _ value: inout Bool, usual: Bool) { value = Bool.random(using: &numbers) }

    mutating func count(_ key: String, _ value: inout Int?) {
        value = skips() ? nil : Int.random(in: 1...1_000_000_000_000_000, using: &numbers)
    }

    mutating func number(_ key: String, _ value: inout Double?) { value = skips() ? nil : real() }

    mutating func form<Form: TextForm>(_ key: String, _ value: inout Form?) { value = skips() ? nil : form() }

    mutating func forms<Form: TextForm>(_ key: String, _ value: inout [Form]) {
        value = (0..<Int.random(in: 0...3, using: &numbers)).compactMap { _ in form() }
    }

    mutating func table<Table: DocumentTable>(_ key: String, _ value: inout Table) throws(PaftaError) {
        if !skips() { try value.visit(&self) }
    }

    mutating func tables<Table: DocumentTable>(
        _ key: String,
        _ value: inout [Table],
        short: String?
    ) throws(PaftaError) {
        for _ in 0..<Int.random(in: 0...3, using: &numbers) {
            var table = Table()
            try table.visit(&self)
            value.append(table)
        }
    }

    /// A value of any form: the texts below are tried until one fits.
    private mutating func form<Form: TextForm>() -> Form? {
        let limits = [real(), real()].sorted().map(DocumentTree.digits)
        var texts = [
            "2026-02-28", "2024-02-29", "9999-12-31", "08:30", "00:00", "mon", "sun", "EPSG:5254", "OGC:CRS84",
            "initials",
            "hidden", "hash", "year", "last:7", "centroid", "round:\(DocumentTree.digits(real()))",
            "classes:\(limits.joined(separator: ","))", "snapped:\(DocumentTree.digits(real()))", "generalised:0.5",
            String(repeating: "0123456789abcdef", count: 4), "public", "person", "council", "committee", "tariff",
            "km2", "sheet",
            "kvkk-5", "kvkk-8", "one-off", "api", "quarterly", "on-request", "full", "delta", "sftp", "ozel", "gizli",
            "cut",
            "whole",
        ]
        texts.shuffle(using: &numbers)
        return texts.lazy.compactMap { Form(form: $0) }.first
    }
}
