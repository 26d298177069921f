using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>Keeps a new family for a worker who works with it from now.</summary>
internal sealed class AnswerRegisterFamily(FamilyKeeper families) : IRequestOfHandler<RegisterFamily, RegisterFamily.Answer>
{
    public Task<RegisterFamily.Answer> Handle(RegisterFamily form, CancellationToken ct) => families.Keep(form, works: true, ct);
}
