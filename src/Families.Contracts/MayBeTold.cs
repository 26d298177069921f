using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>Whether somebody may be told something about somebody else.</summary>
public enum Telling
{
    Yes,
    No,
    /// <summary>A person decides: two parents differ, or a young person's own wish is not known.</summary>
    Ask,
}

/// <summary>What may be told: each is asked for on its own.</summary>
public enum TellingSubject { Anything, Whereabouts, Appointments, CasePlan, Health, Pregnancy }

/// <summary>Asked before any summary or letter: may one person be told this about another? About oneself: yes.</summary>
public sealed record MayBeTold(Guid AboutId, Guid ToId, TellingSubject Subject) : IFact<Telling>;
