using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Unborn;

/// <summary>One more baby is expected: one more id.</summary>
internal sealed class KeepsUnbornWhenUnbornExpected(UnbornRows rows) : IWhen<UnbornExpected>
{
    public Task Handle(UnbornExpected happened, CancellationToken ct) => rows.Expect(happened.UnbornId, happened.PregnancyId, ct);
}
