using Neighbourhood.Families.Contracts;

namespace Neighbourhood.Families.Relations;

/// <summary>What may be told, in words.</summary>
internal static class Tellings
{
    internal static readonly IReadOnlyDictionary<TellingSubject, string> Subjects = new Dictionary<TellingSubject, string>
    {
        [TellingSubject.Anything] = "Anything",
        [TellingSubject.Whereabouts] = "Where they live or are",
        [TellingSubject.Appointments] = "Appointments",
        [TellingSubject.CasePlan] = "The family's plan",
        [TellingSubject.Health] = "Health",
        [TellingSubject.Pregnancy] = "Pregnancy",
    };
}
