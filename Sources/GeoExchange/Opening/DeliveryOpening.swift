import GeoCore

/// Opens the data sets of a delivery one after the other and gathers their layers.
struct DeliveryOpening {
    private let name: String
    private let options: SourceOptions
    private let encoding: TextEncoding?
    private let messages: GDALMessages
    private let unpacked: PrivateFolder?

    private var formatName = ""
    private var members: [String] = []
    private var contents: [any LayerContent] = []
    private var findings: [SourceFinding] = []
    /// The data set of each layer.
    private var origins: [String] = []

    init(
        _ name: String,
        _ options: SourceOptions,
        _ messages: GDALMessages,
        unpacked: PrivateFolder?
    ) throws(PaftaError) {
        self.name = name
        self.options = options
        self.messages = messages
        self.unpacked = unpacked
        encoding = try options.encoding.map { name throws(PaftaError) -> TextEncoding in
            guard let encoding = TextEncoding(name) else { throw .unknownEncoding(name) }
            return encoding
        }
    }

    /// Opens one data set.
    mutating func open(_ dataSet: DeliveryContents.DataSet) throws(PaftaError) {
        let (path, ending) = (dataSet.path, SourcePath.ending(dataSet.path))
        members.append(dataSet.name)
        if SourceFormat.pointLists.contains(ending),
            let points = try PointList.read(path, name: name, encoding, messages)
        {
            return add([points], format: "NCN", dataSet)
        }
        if SourceFormat.documents.contains(ending) {
            let document = try DocumentCheck(path, name: name, linksStayInside: dataSet.linksStayInside)
            if document.isPlan { return add(PlanLayer.all(of: try openTexts(dataSet)), format: "PlanGML", dataSet) }
        }
        let opened = try OpenedSource(path, name: name, encoding: encoding, unpacked: unpacked, messages: messages)
        let layers = try messages.collect { () throws(PaftaError) in try LayerSource.all(of: opened, messages) }
        switch (opened.driver, options.drawing) {
        case ("DXF", let drawing):
            noteUnits(path)
            guard let drawing, let entities = layers.first else { return add(layers, format: "DXF", dataSet) }
            let made = try Drawing(entities, drawing, messages)
            findings += made.findings
            add(made.layers, format: "DXF", dataSet)
        case ("LIBKML", _), ("KML", _):
            add(try DescribedLayer.all(of: layers), format: opened.driver, dataSet)
        case ("XLSX", _), ("ODS", _), ("XLS", _):
            add(try HeadedTable.all(of: layers), format: opened.driver, dataSet)
        case ("GML", _) where TextColumns.hasNumbers(layers):
            add(try TextColumns.all(layers, texts: openTexts(dataSet)), format: "GML", dataSet)
        default: add(layers, format: opened.driver, dataSet)
        }
    }

    /// Opens a GML file with every attribute as the text that it has there.
    private func openTexts(_ dataSet: DeliveryContents.DataSet) throws(PaftaError) -> [LayerSource] {
        let opened = try GDALLibrary.withOption("GML_FIELDTYPES", "ALWAYS_STRING") { () throws(PaftaError) in
            try OpenedSource(dataSet.path, name: name, encoding: encoding, unpacked: unpacked, messages: messages)
        }
        return try messages.collect { () throws(PaftaError) in try LayerSource.all(of: opened, messages) }
    }

    private mutating func add(_ layers: [any LayerContent], format: String, _ dataSet: DeliveryContents.DataSet) {
        if formatName.isEmpty { formatName = format }
        contents += layers
        origins += layers.map { _ in dataSet.name }
    }

    /// Drawings in millimetres or centimetres are told; whether to scale them is for people to say.
    private func noteUnits(_ path: String) {
        if let unit = DrawingHeader(path).smallUnit { messages.note(.drawingUnit(unit)) }
    }

    /// Returns the opened delivery.
    ///
    /// - Throws: `source.member` if layers of different data sets have the same name.
    func finish() throws(PaftaError) -> VectorFile {
        var owner: [String: String] = [:]
        for (layer, origin) in zip(contents, origins) {
            let name = layer.description.name.lowercased()
            if let other = owner[name], other != origin { throw .ambiguousMember("'\(other)', '\(origin)'") }
            owner[name] = origin
        }
        return VectorFile(
            formatName: formatName,
            members: members,
            contents: contents,
            findings: findings,
            messages: messages
        )
    }
}
