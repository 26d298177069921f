using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>A person is restricted: nothing is stored by name here, but devices were given names, and drop this one when they come again.</summary>
internal sealed class AsksDevicesAgainWhenPersonRestricted(Aliases aliases, AskedAgain again) : IWhen<PersonRestricted>
{
    public async Task Handle(PersonRestricted happened, CancellationToken ct) => await again.Note(await aliases.AllOf(happened.PersonId, ct), ct);
}
