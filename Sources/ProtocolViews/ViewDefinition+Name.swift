internal import CQL2
internal import FeatureQuery
internal import GeoCore

extension ViewDefinition {
    /// Returns bytes that differ for any two definitions, and for any two identities.
    ///
    /// Every text goes with its length, so that no two lists of texts become the same bytes.
    func bytes(for identity: String) -> [UInt8] {
        var texts = [identity, hasHistory ? "history" : "", "\(fields.count)"]
        for field in fields { texts += [field.name, field.mask.name] }
        texts += [rowFilter.map { "\($0.crs) \(CQL2Text.encode($0.expression))" } ?? ""]
        texts += [area.map { "\($0.crs) \($0.cuts)" } ?? "", geometry.name]
        var bytes: [UInt8] = []
        for text in texts {
            bytes += Array("\(text.utf8.count):".utf8)
            bytes += Array(text.utf8)
        }
        return bytes + (area?.polygon ?? [])
    }
}

extension FieldMask {
    fileprivate var name: String {
        switch self {
        case .stored: "stored"
        case .hidden: "hidden"
        case .initials: "initials"
        case .lastCharacters(let number): "last \(number)"
        case .keyedHash: "hash"
        case .rounded(let step): "rounded \(step)"
        case .classes(let limits): "classes \(limits)"
        case .year: "year"
        }
    }
}

extension GeometryMask {
    fileprivate var name: String {
        switch self {
        case .stored: "stored"
        case .hidden: "hidden"
        case .centroid: "centroid"
        case .generalised(let metres): "generalised \(metres)"
        case .snapped(let metres): "snapped \(metres)"
        }
    }
}
