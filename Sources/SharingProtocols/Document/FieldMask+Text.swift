internal import GeoCore
internal import ProtocolViews

extension FieldMask: TextForm {
    init?(form: String) {
        let parts = form.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.count == 2 ? String(parts[1]) : nil
        switch (String(parts[0]), value) {
        case ("stored", nil): self = .stored
        case ("hidden", nil): self = .hidden
        case ("initials", nil): self = .initials
        case ("hash", nil): self = .keyedHash
        case ("year", nil): self = .year
        case ("last", let value?):
            guard let count = Int(value), (1...100).contains(count) else { return nil }
            self = .lastCharacters(count)
        case ("round", let value?):
            guard let step = MaskNumber.read(value), step > 0 else { return nil }
            self = .rounded(step: step)
        case ("classes", let value?):
            let texts = value.split(separator: ",", omittingEmptySubsequences: false)
            let limits = texts.compactMap { MaskNumber.read($0.drop { $0 == " " }) }
            guard limits.count == texts.count, zip(limits, limits.dropFirst()).allSatisfy(<) else { return nil }
            self = .classes(limits: limits)
        default: return nil
        }
    }

    var form: String {
        switch self {
        case .stored: "stored"
        case .hidden: "hidden"
        case .initials: "initials"
        case .keyedHash: "hash"
        case .year: "year"
        case .lastCharacters(let count): "last:\(count)"
        case .rounded(let step): "round:\(DocumentTree.digits(step))"
        case .classes(let limits): "classes:" + limits.map(DocumentTree.digits).joined(separator: ",")
        }
    }

    static var expected: LocalizedText {
        let forms = "stored, hidden, initials, hash, year, last:4, round:10, classes:100,200,500"
        return LocalizedText("a mask such as \(forms)", tr: "şunlar gibi bir maskeleme olmalı: \(forms)")
    }
}

extension GeometryMask: TextForm {
    init?(form: String) {
        let parts = form.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let metres = parts.count == 2 ? MaskNumber.read(parts[1]) : nil
        switch (String(parts[0]), parts.count, metres) {
        case ("stored", 1, _): self = .stored
        case ("hidden", 1, _): self = .hidden
        case ("centroid", 1, _): self = .centroid
        case ("generalised", 2, let metres?) where metres > 0: self = .generalised(metres: metres)
        case ("snapped", 2, let metres?) where metres > 0: self = .snapped(metres: metres)
        default: return nil
        }
    }

    var form: String {
        switch self {
        case .stored: "stored"
        case .hidden: "hidden"
        case .centroid: "centroid"
        case .generalised(let metres): "generalised:\(DocumentTree.digits(metres))"
        case .snapped(let metres): "snapped:\(DocumentTree.digits(metres))"
        }
    }

    static var expected: LocalizedText {
        let forms = "stored, hidden, centroid, generalised:5, snapped:10"
        return LocalizedText("one of \(forms) (metres)", tr: "şunlardan biri olmalı: \(forms) (metre)")
    }
}

/// The numbers of masks.
private enum MaskNumber {
    /// Reads a finite number; `nil` for anything else, also hexadecimal ones.
    static func read(_ text: some StringProtocol) -> Double? {
        let allowed = text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
        guard allowed, let number = Double(String(text)), number.isFinite else { return nil }
        return number
    }
}
