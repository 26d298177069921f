using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>What to ring about somebody's safety at this hour, and who is on duty by the settings of the place.</summary>
/// <param name="NeighbourhoodId">Null for the settings of everywhere.</param>
public sealed record GetSafeguardingDuty(Guid? NeighbourhoodId) : IFact<GetSafeguardingDuty.Answer>
{
    /// <param name="Numbers">Telephone numbers with commas between them: those of any hour, then the duty service's.</param>
    /// <param name="DutyUserId">Whoever is the duty service now and has an account; null where it is a number alone.</param>
    public sealed record Answer(string Numbers, Guid? DutyUserId);
}
