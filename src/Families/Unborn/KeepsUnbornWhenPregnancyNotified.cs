using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Unborn;

/// <summary>A pregnancy is known: each baby that is expected is an id here, and nothing more.</summary>
internal sealed class KeepsUnbornWhenPregnancyNotified(UnbornRows rows) : IWhen<PregnancyNotified>
{
    public async Task Handle(PregnancyNotified happened, CancellationToken ct)
    {
        foreach (var unborn in happened.UnbornIds) await rows.Expect(unborn, happened.PregnancyId, ct);
        await rows.Of(happened.PregnancyId, happened.PersonId, ct);
    }
}
