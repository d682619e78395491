internal import FeatureFormats
internal import GeoCore
internal import GeoReferencing

/// The file of fault points for QGIS: GeoJSON (RFC 7946), in WGS 84 longitude and latitude.
struct FaultPoints {
    /// Faults turned into features at once.
    private static let chunk = 2_000

    let findings: LoadFindings
    let language: Language
    let references: CoordinateReferenceSystems

    /// Writes the file; the faults of the file as a whole are features without geometry.
    func write(to file: ReportFile) throws(PaftaError) {
        var encoder = GeoJSONEncoder(properties: FaultLayer.properties, decimals: 9)
        try file.write { encoder.begin(to: &$0) }
        try write(findings.faults.numbered, of: nil, &encoder, to: file)
        for layer in findings.layers { try write(layer.numbered, of: layer, &encoder, to: file) }
        try file.write { encoder.end(members: [], to: &$0) }
    }

    private func write(
        _ faults: [NumberedFault],
        of layer: LayerFindings?,
        _ encoder: inout GeoJSONEncoder,
        to file: ReportFile
    ) throws(PaftaError) {
        for start in stride(from: 0, to: faults.count, by: Self.chunk) {
            let part = Array(faults[start..<min(start + Self.chunk, faults.count)])
            let features = FaultLayer(part, layer: layer?.name ?? "", crs: layer?.crs, language: language)
            let batch = features.inLongitudeAndLatitude(references)
            try file.write { encoder.append(batch, to: &$0) }
        }
    }
}
