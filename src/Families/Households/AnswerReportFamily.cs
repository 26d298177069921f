using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>Keeps a new family of which somebody outside told: they see nothing of it, and nobody works with it yet.</summary>
internal sealed class AnswerReportFamily(FamilyKeeper families) : IRequestOfHandler<ReportFamily, RegisterFamily.Answer>
{
    public Task<RegisterFamily.Answer> Handle(ReportFamily told, CancellationToken ct) => families.Keep(told.Form, works: false, ct);
}
