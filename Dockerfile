# syntax=docker/dockerfile:1
# Paperbridge in a container: JDK 25 with an AOT cache, in layers, not root, on a root file system that is never written to.
# What runs here also runs by hand, without containers: see docs/install.md.

FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -q dependency:go-offline -DexcludeArtifactIds=embedded-postgres || true
COPY routes routes
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -q package -Dmaven.test.skip=true -Dspotless.check.skip=true -Djacoco.skip=true

# The jar, taken apart into layers. Then one start and stop, which writes down what it loaded. By the image that will run it, and in the
# same place: the cache fits no other Java and no other files.
FROM eclipse-temurin:25-jre AS extract
WORKDIR /build
COPY --from=build /src/target/paperbridge.jar ./
RUN java -Djarmode=tools -jar paperbridge.jar extract --layers --destination /layers \
    && mkdir -p /app /layers/snapshot-dependencies /layers/spring-boot-loader \
    && for layer in /layers/*; do cp -a "$layer/." /app/; done
COPY packaging/train ./
RUN cd /app && sh /build/train

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Paperbridge" \
      org.opencontainers.image.description="Books documents from Paperless-ngx in BigCapital, exactly once" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN groupadd --system --gid 10001 paperbridge \
    && useradd --system --uid 10001 --gid 10001 --home-dir /var/lib/paperbridge --shell /usr/sbin/nologin paperbridge \
    && mkdir -p /var/lib/paperbridge/data && chown -R 10001:10001 /var/lib/paperbridge
COPY --from=extract /layers/dependencies/ /layers/spring-boot-loader/ /layers/snapshot-dependencies/ /app/
COPY --from=extract /layers/application/ /app/
COPY --from=extract /app/paperbridge.aot /app/
# data/ is the journal; application.yaml, rules.yaml, templates/ and routes/ may be mounted beside it
WORKDIR /var/lib/paperbridge
VOLUME /var/lib/paperbridge/data
USER 10001:10001
ENV PAPERBRIDGE_LOGS=json \
    SERVER_ADDRESS=0.0.0.0 \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+UseSerialGC -Djava.io.tmpdir=/tmp"
EXPOSE 8080
# bash asks, for a Java of its own would cost more than Paperbridge at rest
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/liveness HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-XX:AOTCache=/app/paperbridge.aot", "-jar", "/app/paperbridge.jar"]
