using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Unborn;

/// <summary>One more baby is expected, or one again of whom it was said by mistake that it is no more.</summary>
internal sealed class KeepsUnbornWhenUnbornExpected(UnbornRows rows) : IWhen<UnbornExpected>
{
    public Task Handle(UnbornExpected happened, CancellationToken ct) => rows.ExpectAgain(happened.UnbornId, happened.PregnancyId, happened.At, ct);
}
