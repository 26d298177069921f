using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Unborn;

/// <summary>A baby is expected no more, for whatever reason: its id counts for nothing from now.</summary>
internal sealed class DropsUnbornWhenUnbornNoLongerExpected(UnbornRows rows) : IWhen<UnbornNoLongerExpected>
{
    public Task Handle(UnbornNoLongerExpected happened, CancellationToken ct) => rows.NoLonger(happened.UnbornId, happened.PregnancyId, ct);
}
