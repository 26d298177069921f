using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Days;

/// <inheritdoc cref="AddWorkingDays"/>
internal sealed class AnswerAddWorkingDays(Db db) : IFactHandler<AddWorkingDays, DateOnly>
{
    public async Task<DateOnly> Handle(AddWorkingDays fact, CancellationToken ct) =>
        new WorkingDays((await db.Query<DateOnly>("SELECT day FROM areas_bank_holiday", null, ct)).ToHashSet()).Add(fact.Day, fact.Days);
}
