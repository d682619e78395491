import GeoCore

/// A three-degree zone of the Turkish national grids, recognised by its numbers whatever a program calls it.
///
/// Programs write names such as `TUREF_TM30`, `ITRF_3_30` or `ED_1950_Turkey_10`; the zone follows from the parameters of
/// the projection, only the datum from the names.
struct TurkishZone {
    /// The EPSG code of the zone.
    let identity: CRSIdentity

    private enum Datum {
        case turef
        case ed50
    }

    /// Recognises a zone; `nil` if the projection is another one or the datum is not said.
    init?(_ reference: borrowing SpatialReference) {
        guard let zone = Self.zone(reference), let datum = Self.datum(reference) else { return nil }
        // Central meridian 27 is the first zone of each row, with false eastings of 500 km or with the zone in front.
        let first =
            switch (datum, zone.hasPrefix) {
            case (.turef, false): 5_253
            case (.turef, true): 5_269
            case (.ed50, false): 2_319
            case (.ed50, true): 2_206
            }
        identity = .epsg(first + zone.index)
    }

    private static func zone(_ reference: borrowing SpatialReference) -> (index: Int, hasPrefix: Bool)? {
        let projections = ["Transverse_Mercator", "Gauss_Kruger"]
        guard let projection = reference.attribute("PROJECTION"), projections.contains(projection),
            abs(reference.metresPerUnit - 1) < 1e-9,
            abs((reference.parameter("scale_factor") ?? 1) - 1) < 1e-9,
            abs(reference.parameter("latitude_of_origin") ?? 0) < 1e-9,
            abs(reference.parameter("false_northing") ?? 0) < 1e-6,
            let meridian = reference.parameter("central_meridian"),
            let easting = reference.parameter("false_easting")
        else { return nil }
        for index in 0..<7 where abs(meridian - Double(27 + 3 * index)) < 1e-9 {
            if abs(easting - 500_000) < 1e-6 { return (index, false) }
            if abs(easting - Double(9 + index) * 1_000_000 - 500_000) < 1e-6 { return (index, true) }
        }
        return nil
    }

    private static func datum(_ reference: borrowing SpatialReference) -> Datum? {
        let names = [reference.name, reference.attribute("GEOGCS"), reference.attribute("DATUM")]
            .map { ($0 ?? "").uppercased().filter { $0.isLetter || $0.isNumber } }
        func mentions(_ words: [String]) -> Bool { names.contains { name in words.contains { name.contains($0) } } }
        let axis = reference.semiMajorAxis
        // GRS 1980 and WGS 84 have the same axis, International 1924 is 251 m longer.
        if abs(axis - 6_378_137) < 0.5, mentions(["TUREF", "ITRF", "TURKISHNATIONALREFERENCEFRAME"]) { return .turef }
        if abs(axis - 6_378_388) < 0.5, mentions(["ED50", "ED1950", "EUROPEANDATUM1950", "EUROPEAN1950"]) {
            return .ed50
        }
        return nil
    }
}
