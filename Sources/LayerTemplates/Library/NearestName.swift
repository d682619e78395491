internal import GeoCore

/// Finds the name that somebody may have meant.
package enum NearestName {
    /// The longest name that is compared, in letters.
    private static let longest = 64

    /// Returns the name of `names` that differs from `name` only in case, marks, separators or one or two letters.
    package static func nearest(to name: String, in names: [String]) -> String? {
        let wanted = Array(NameForms.letters(name).utf8.prefix(longest))
        let allowed = wanted.count < 4 ? 1 : 2
        let distances = names.map { ($0, wanted.editDistance(to: Array(NameForms.letters($0).utf8.prefix(longest)))) }
        guard let best = distances.min(by: { $0.1 < $1.1 }), best.1 <= allowed else { return nil }
        return best.0
    }
}
