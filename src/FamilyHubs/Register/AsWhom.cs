using Neighbourhood.Families.Contracts;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>As whom somebody comes, proposed from what they are in their family; a worker may change it.</summary>
internal static class AsWhom
{
    /// <param name="inFamily">In words, as Families says it: "mother", "child".</param>
    internal static AttendanceRole Of(string inFamily) => inFamily switch
    {
        "mother" => AttendanceRole.Mother,
        "father" => AttendanceRole.Father,
        "child" => AttendanceRole.Child,
        "sibling" => AttendanceRole.Sibling,
        _ => AttendanceRole.Carer,
    };

    /// <param name="said">What the adult says to be on form F1.</param>
    internal static AttendanceRole Of(IReadOnlyCollection<RegisterFamily.Role> said) =>
        said.Contains(RegisterFamily.Role.Mum) ? AttendanceRole.Mother
        : said.Contains(RegisterFamily.Role.Dad) ? AttendanceRole.Father
        : said.Contains(RegisterFamily.Role.Expecting) ? AttendanceRole.Expectant
        : AttendanceRole.Carer;
}
