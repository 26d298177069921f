using Neighbourhood.Families.Contracts;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>Numbers and codes as the register's pages read them.</summary>
internal static class RegisterWords
{
    internal static string Of(AttendanceRole role) => role == AttendanceRole.Expectant ? "Expecting" : role.ToString();

    internal static string Of(Outcome outcome) => NotThere.InWords(outcome);

    /// <summary>What the row says of a family whose record is not settled; null where it is.</summary>
    internal static string? Of(AttendanceState state) => state switch
    {
        AttendanceState.Waiting => "Someone will look at this record",
        AttendanceState.NotRegistered => "Not registered",
        _ => null,
    };

    /// <summary>"3 adults and 2 children".</summary>
    internal static string Counted(int adults, int children) => string.Join(" and ", new[]
    {
        adults == 0 ? null : adults == 1 ? "1 adult" : $"{adults} adults",
        children == 0 ? null : children == 1 ? "1 child" : $"{children} children",
    }.OfType<string>());

    internal static string People(int many) => many == 1 ? "1 person" : $"{many} people";

    internal static readonly IReadOnlyList<(RegisterFamily.Access Code, string Words)> Accessible =
    [
        (RegisterFamily.Access.LargePrint, "Large print"),
        (RegisterFamily.Access.EasyRead, "Easy read"),
        (RegisterFamily.Access.Audio, "Audio"),
        (RegisterFamily.Access.Braille, "Braille"),
        (RegisterFamily.Access.BritishSignLanguage, "British Sign Language"),
        (RegisterFamily.Access.Other, "Something else"),
    ];

    internal static readonly IReadOnlyList<(string Code, string Words)> HeardFrom =
    [
        ("friend", "A friend or family"),
        ("midwife", "A midwife"),
        ("health-visitor", "A health visitor"),
        ("gp", "A GP practice"),
        ("school", "A school or nursery"),
        ("online", "Online"),
        ("passing", "Walking past"),
        ("other", "Something else"),
    ];
}
