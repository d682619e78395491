import GeoCore
import Testing

@Suite struct `Pafta's error` {
    private let message = LocalizedText("The layer is gone.", tr: "Katman yok.")

    @Test func `the description has code, wording, remedy, cause and place`() {
        let error = PaftaError(
            .notFound,
            .init("layer.gone"),
            message,
            remedy: LocalizedText("Load it.", tr: "Yükleyin."),
            cause: "errno 2",
            fileID: "GeoCore/Layer.swift",
            line: 7
        )
        #expect("\(error)" == "layer.gone: The layer is gone. Load it. [errno 2] (GeoCore/Layer.swift:7)")
    }

    @Test func `the description leaves out what is missing and knows the line that raised it`() {
        let error = PaftaError(.unavailable, .fault, message)
        #expect("\(error)" == "internal.fault: The layer is gone. (GeoCoreTests/PaftaErrorTests.swift:\(#line - 1))")
    }

    @Test func `a text is given in the language asked for`() {
        #expect(message.text(in: .english) == "The layer is gone.")
        #expect(message.text(in: .turkish) == "Katman yok.")
        let name = LocalizedText(verbatim: "EPSG:5254")
        #expect(Language.allCases.allSatisfy { name.text(in: $0) == "EPSG:5254" })
        #expect(Language(rawValue: "tr") == .turkish && Language(rawValue: "en") == .english)
    }

    @Test(arguments: [
        PaftaError.Code.malformedGeometry, .unsupportedGeometry, .malformedCRS, .unknownCRS, .cancelled, .fault,
    ])
    func `a code is lower-case words joined by one dot`(_ code: PaftaError.Code) {
        let words = code.description.split(separator: ".", omittingEmptySubsequences: false)
        #expect(words.count == 2)
        #expect(words.joined().allSatisfy { $0.isASCII && $0.isLowercase })
        #expect(code == PaftaError.Code(code.description))
    }
}
