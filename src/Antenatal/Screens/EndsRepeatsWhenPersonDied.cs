using Neighbourhood.Antenatal.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Screens;

/// <summary>When she has died, nobody is asked to ask her how she feels.</summary>
internal sealed class EndsRepeatsWhenPersonDied(ScreenDesk desk, Aliases aliases) : IWhen<PersonDied>
{
    public async Task Handle(PersonDied happened, CancellationToken ct) => await desk.EndAll(await aliases.AllOf(happened.PersonId, ct), ct);
}
