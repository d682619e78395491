package import FeatureQuery
import GeoCore

/// Water or sewer pipes, which follow every street beside its centre line.
package struct PipeLayer: TownLayer {
    /// What flows through the pipes.
    package enum Medium: Sendable {
        /// Drinking water.
        case water
        /// Waste water.
        case sewage
    }

    /// What the features look like.
    package let schema: FeatureSchema
    private let plan: TownPlan
    private let medium: Medium

    /// Creates the drinking-water layer of a town, for a drawing: the layer of the drawing tells the diameter.
    package static func water(plan: TownPlan) -> PipeLayer {
        let schema = FeatureSchema(
            "icmesuyu",
            "İçme suyu hatları",
            theme: "altyapi",
            .lineString,
            [.text("Layer", 40)]
        )
        return PipeLayer(schema: schema, plan: plan, medium: .water)
    }

    /// Creates the waste-water layer of a town.
    package static func sewage(plan: TownPlan) -> PipeLayer {
        let schema = FeatureSchema(
            "atiksu",
            "Atık su hatları",
            theme: "altyapi",
            .lineString,
            [
                .integer("hat_no"), .integer("cap_mm"), .text("malzeme", 30), .integer("yapim_yili"),
                .real("derinlik_m"), .text("isletmeci", 60),
            ]
        )
        return PipeLayer(schema: schema, plan: plan, medium: .sewage)
    }

    package var pieceCount: Int { plan.segmentCount }

    package func append(piece: Int, to batch: inout FeatureBatch) {
        guard let segment = plan.segment(piece) else { return }
        let line = plan.line(of: segment)
        switch medium {
        case .water:
            batch.geometry.append(line: plan.course(of: segment, offset: 2))
            batch.append(identifier: piece + 1, [.text("ICMESUYU_\(Self.waterDiameter(line))")])
        case .sewage:
            batch.geometry.append(line: plan.course(of: segment, offset: -1.5))
            batch.append(identifier: piece + 1, sewer(piece, line, year: plan.neighbourhood(of: segment).networkYear))
        }
    }

    private func sewer(_ piece: Int, _ line: StreetLine, year: Int) -> [TownValue] {
        let diameter = Self.sewerDiameter(line)
        var random = SplitMix64(seed: plan.seed, stream: .networks, index: piece)
        return [
            .integer(piece + 1), .integer(diameter),
            .text(diameter > 300 || year < 2_005 ? "Beton" : "Koruge Boru"), .integer(year),
            .real(Double(16 + random.index(below: 20)) / 10),
            .text("\(TownNames.district) Belediyesi Su ve Kanalizasyon Müdürlüğü"),
        ]
    }

    /// The diameter in millimetres.
    private static func waterDiameter(_ line: StreetLine) -> Int {
        switch line.rank {
        case .boulevard: 300
        case .avenue: 200
        case .street: line.width < 12 ? 100 : 150
        }
    }

    /// The diameter in millimetres.
    private static func sewerDiameter(_ line: StreetLine) -> Int {
        switch line.rank {
        case .boulevard: 600
        case .avenue: 400
        case .street: line.width < 12 ? 200 : 300
        }
    }
}
