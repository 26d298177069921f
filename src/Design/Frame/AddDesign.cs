using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Neighbourhood.Design;

/// <summary>Puts the design system into the program.</summary>
public static class DesignServices
{
    /// <summary>Binders for dates, months and times, and messages in plain words. Host also registers an <see cref="IPageFrame"/>.</summary>
    public static IServiceCollection AddDesign(this IServiceCollection services) =>
        services.Configure<MvcOptions>(options =>
        {
            options.ModelBinderProviders.Insert(0, new BinderProvider());
            var say = options.ModelBindingMessageProvider;
            say.SetValueMustBeANumberAccessor(name => $"{Words.Of(name)} must be a number");
            say.SetAttemptedValueIsInvalidAccessor((_, name) => $"{Words.Of(name)} is not in the right form");
            say.SetUnknownValueIsInvalidAccessor(name => $"{Words.Of(name)} is not in the right form");
            say.SetValueIsInvalidAccessor(_ => "This answer is not in the right form");
            say.SetValueMustNotBeNullAccessor(_ => "This must be answered");
            say.SetMissingBindRequiredValueAccessor(name => $"{Words.Of(name)} must be answered");
            say.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "This answer is not in the right form");
            say.SetNonPropertyUnknownValueIsInvalidAccessor(() => "This answer is not in the right form");
            say.SetNonPropertyValueMustBeANumberAccessor(() => "This must be a number");
        });
}
