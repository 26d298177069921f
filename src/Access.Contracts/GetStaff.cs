using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Contracts;

/// <summary>Names of workers for a screen, in no order; an id that is no account is left out. For any signed-in person.</summary>
[Anyone("the names of colleagues are for every signed-in person; the answer checks that they are")]
public sealed record GetStaff(IReadOnlyList<Guid> UserIds) : IQuery<IReadOnlyList<GetStaff.Worker>>
{
    /// <param name="Name">As the worker is called: "Amara Bello".</param>
    /// <param name="Organisation">The organisation's display name; null for none.</param>
    /// <param name="Ended">Whether the account has ended.</param>
    public sealed record Worker(Guid Id, string Name, Guid? OrganisationId, string? Organisation, bool Ended);
}
