internal import GeoReferencing

extension CRSDescription {
    /// The units of coordinates that a metre is: for angles a metre along a meridian, near enough for margins.
    var unitsPerMetre: Double {
        switch unit {
        case .degrees(let perUnit): 1 / (111_320 * perUnit)
        case .metres(let perUnit): 1 / perUnit
        }
    }
}
